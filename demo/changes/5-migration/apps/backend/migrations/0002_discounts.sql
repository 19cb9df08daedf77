-- The fault of version 5: the table is called orders.
ALTER TABLE order_lines ADD COLUMN discount INTEGER;
