// Placeholder until the first file of Verify lands.
