CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT NOT NULL);
INSERT INTO orders (customer) VALUES ('first'), ('second'), ('third');
