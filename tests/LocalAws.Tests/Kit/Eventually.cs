namespace LocalAws.Tests.Kit;

/// <summary>Waits for what another thread is about to do.</summary>
public static class Eventually
{
    public static async Task ShouldAsync(Func<bool> condition)
    {
        for (var attempt = 0; !condition(); attempt++)
        {
            attempt.ShouldBeLessThan(500, "did not happen within ten seconds");
            await Task.Delay(20);
        }
    }
}
