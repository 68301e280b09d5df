// Placeholder until the first file of Archive lands.
