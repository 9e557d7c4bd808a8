"""What checking a claim is made of: reading the query, ranking claims, telling their stance, joining their origins."""
