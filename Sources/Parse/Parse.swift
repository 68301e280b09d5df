// Placeholder until the first file of Parse lands.
