// Placeholder until the first file of Normalize lands.
