"""The pages, one room each: what people see, and what their forms do. All of it through the register's service layer."""
