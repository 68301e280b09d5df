// Placeholder until the first file of Load lands.
