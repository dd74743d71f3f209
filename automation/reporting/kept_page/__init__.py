"""What is kept of a page: what is covered in its pictures, its trace, its snapshot and documents."""
