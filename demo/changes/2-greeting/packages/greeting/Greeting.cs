namespace Shop;

public static class Greeting
{
    public static string For(string visitor) => $"Welcome back, {visitor}";
}
