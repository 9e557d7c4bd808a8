"""How the encoder's weights are made: data, network, training, export; one script for each step."""
