// Placeholder until the first file of Report lands.
