using System.Globalization;
using Bench.Measuring;

namespace Bench.HealthCheck;

/// <summary>One run of the program, or of curl in its place.</summary>
/// <param name="Began">When it was started.</param>
/// <param name="Each">Median time of a request, as it says itself; null when it was not asked.</param>
internal sealed record Check(DateTimeOffset Began, Watched Watched, TimeSpan? Each)
{
    public TimeSpan Wall => Watched.Ended - Began;

    public static async Task<Check> OfActionAsync(string program, string folder, params string[] arguments)
    {
        var outputs = Path.Combine(folder, $"outputs-{Guid.NewGuid():N}");
        await File.WriteAllTextAsync(outputs, "");
        var began = DateTimeOffset.UtcNow;
        var watched = await Watched.RunAsync(new Command(program, arguments, new Dictionary<string, string>(CleanEnvironment.Variables) { ["GITHUB_OUTPUT"] = outputs }, folder));
        return new Check(began, watched, Milliseconds(After(await File.ReadAllLinesAsync(outputs), "p50-ms<<")));
    }

    public static async Task<Check> OfCurlAsync(string folder, params string[] arguments)
    {
        var began = DateTimeOffset.UtcNow;
        var watched = await Watched.RunAsync(new Command("curl", ["--silent", .. arguments], CleanEnvironment.Variables, folder));
        var times = watched.Output.Split('\n').Select(line => double.TryParse(line, CultureInfo.InvariantCulture, out var seconds) ? seconds : (double?)null).OfType<double>().Order().ToList();
        return new Check(began, watched, times.Count == 0 ? null : TimeSpan.FromSeconds(times[times.Count / 2]));
    }

    private static string? After(string[] lines, string start) =>
        Array.FindIndex(lines, line => line.StartsWith(start, StringComparison.Ordinal)) is >= 0 and var at ? lines[at + 1] : null;

    private static TimeSpan? Milliseconds(string? text) =>
        double.TryParse(text, CultureInfo.InvariantCulture, out var number) ? TimeSpan.FromMilliseconds(number) : null;
}
