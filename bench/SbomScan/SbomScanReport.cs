using System.Globalization;

namespace Bench.SbomScan;

/// <summary>The figures: ratios first, for they mean the same on another machine; then whether the lists are the same.</summary>
internal sealed class SbomScanReport(string machine, IReadOnlyList<(Scenario Scenario, int Runs, IReadOnlyList<Measured> Measured)> results)
{
    private const int MostNamed = 8;

    public override string ToString() => string.Join('\n', [.. Head(), .. results.SelectMany(result => Section(result.Scenario, result.Runs, result.Measured))]);

    private string[] Head() =>
    [
        "# sbom-scan, measured",
        "",
        $"Written by `./run bench sbom-scan`. {machine}",
        "",
        "The whole program as it ships writes CycloneDX, findings and coverage, without a container and without looking anything up, in turn with programs a user would run instead.",
        "Least and most in brackets. CPU is user and system time of the process and of those it starts; peak memory is that of the largest process, from a run that was not timed where there are several.",
        "",
    ];

    private static IEnumerable<string> Section(Scenario scenario, int runs, IReadOnlyList<Measured> measured)
    {
        var table = new MarkdownTable("program", "wall ÷", "CPU ÷", "memory ÷", "wall", "CPU", "peak memory", "packages");
        var ours = measured[0];
        foreach (var one in measured)
        {
            table.Add(
                one.Contender.Name, Ratio(ours.Series.Wall.Median, one.Series.Wall.Median), Ratio(ours.Series.Cpu.Median, one.Series.Cpu.Median), Ratio(ours.Mebibytes, one.Mebibytes),
                one.Series.Wall.Milliseconds(), one.Series.Cpu.Milliseconds(), $"{one.Mebibytes:0} MiB", $"{one.Components.Count}");
        }

        return
        [
            $"## {scenario.Name}",
            "",
            $"{(runs == 0 ? "One run of each, as one takes minutes." : $"Medians of {runs} runs after one that is not counted.")} The ratios are sbom-scan's figure through the program's: below 1 it takes less.",
            "",
            table.ToString(),
            .. measured.Skip(1).SelectMany(one => Difference(ours, one)),
            .. scenario.Note.Length > 0 ? (string[])["", scenario.Note] : [],
            "",
        ];
    }

    private static IEnumerable<string> Difference(Measured ours, Measured other)
    {
        var (more, less) = (Except(ours, other), Except(other, ours));
        if (more.Count + less.Count == 0) return [$"{other.Contender.Name} lists the same packages."];
        return [.. Names($"Only sbom-scan lists {more.Count}", more), .. Names($"Only {other.Contender.Name} lists {less.Count}", less)];
    }

    private static List<string> Except(Measured one, Measured other) => [.. one.Components.Except(other.Components).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Names(string head, List<string> names) =>
        names.Count == 0 ? [] : [$"{head}: {string.Join(", ", names.Take(MostNamed).Select(name => $"`{name}`"))}{(names.Count > MostNamed ? ", …" : "")}."];

    private static string Ratio(double ours, double other) => (ours / other).ToString("0.00", CultureInfo.InvariantCulture);
}
