// Placeholder until the first file of Cite lands.
