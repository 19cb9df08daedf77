namespace LocalAws.Wire;

/// <summary>Times as the JSON protocols write them.</summary>
public static class Epoch
{
    /// <returns>Epoch seconds with milliseconds as fraction.</returns>
    public static double Seconds(DateTimeOffset time) => Milliseconds(time) / 1000.0;

    public static long Milliseconds(DateTimeOffset time) => time.ToUnixTimeMilliseconds();
}
