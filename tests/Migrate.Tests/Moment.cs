namespace Migrate.Tests;

/// <summary>Waits for something that another task does.</summary>
internal static class Moment
{
    public static async Task ComesAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while (!condition())
            await Task.Delay(TimeSpan.FromMilliseconds(20), limit.Token);
    }
}
