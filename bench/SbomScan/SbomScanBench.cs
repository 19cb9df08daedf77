using Bench.Measuring;
using Testing;

namespace Bench.SbomScan;

/// <summary>Lets the whole program list a project and an image, in turn with the programs a user would run instead. Nothing is looked up.</summary>
internal sealed class SbomScanBench(Options options, string work, Terminal terminal)
{
    private readonly int runs = options.Runs ?? (options.Quick ? 1 : 7);
    private readonly Peers peers = new(work);

    /// <returns>The report, as Markdown.</returns>
    public string Run()
    {
        var machine = Machine.Describe(options.Program);
        terminal.Say("Install cdxgen");
        peers.Install();
        var results = new List<(Scenario Scenario, int Runs, IReadOnlyList<Measured> Measured)> { Measure(Project(), runs) };
        if (!options.Quick && Image() is { } image) results.Add(Measure(image, runs: 0));
        return new SbomScanReport(machine, results).ToString();
    }

    /// <param name="scenario">What is scanned, by whom.</param>
    /// <param name="runs">Timed runs; 0: the one that tells sets and memory is timed as well, where a run takes minutes.</param>
    private (Scenario, int, IReadOnlyList<Measured>) Measure(Scenario scenario, int runs)
    {
        terminal.Say(scenario.Name);
        var looks = scenario.Contenders.Select(Look).ToList();
        var series = runs == 0 ? [.. looks.Select(look => new Series([look.Timing]))] : Series.InTurn(runs, [.. scenario.Contenders.Select(contender => (Func<Command>)(() => contender.Command))]);
        var measured = scenario.Contenders.Select((contender, at) => new Measured(contender, series[at], looks[at].Mebibytes, looks[at].Components)).ToList();
        foreach (var one in measured) terminal.Say($"  {one.Contender.Name}: {one.Series.Wall.Milliseconds()}, {one.Mebibytes:0} MiB, {one.Components.Count} packages");
        return (scenario, runs, measured);
    }

    private static (double Mebibytes, IReadOnlySet<string> Components, Timing Timing) Look(Contender contender)
    {
        var (mebibytes, finished) = PeakMemory.Of(contender.Command);
        return (mebibytes, Sbom.Packages(contender.Document == null ? finished.Output : File.ReadAllBytes(contender.Document)), finished.Timing);
    }

    private Scenario Project()
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, "project")).FullName;
        foreach (var file in new[] { "package.json", "package-lock.json" }) File.Copy(Repository.File("bench", "SbomScan", "project", file), Path.Combine(folder, file));
        var other = Path.Combine(work, "cdxgen.json");
        return new Scenario("A lock file of npm, 494 packages",
        [
            Ours(folder, "--path", "."),
            new Contender($"npm sbom {peers.NpmVersion}", new Command("npm", ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"], peers.Variables, folder), null),
            new Contender($"cdxgen {peers.CdxgenVersion}", new Command(peers.Cdxgen, ["-t", "js", "--no-install-deps", "-o", other, "."], peers.Variables, folder), other),
        ]);
    }

    private Scenario? Image()
    {
        var folder = Directory.CreateDirectory(Path.Combine(work, "image")).FullName;
        var archive = Path.Combine(folder, "image.tar");
        if (DebianImage.Write(archive, work) is not { } packages) return null;
        var other = Path.Combine(work, "cdxgen-image.json");
        return new Scenario($"Archive of an image with {packages} packages of Debian, {new FileInfo(archive).Length / 1024 / 1024} MiB",
        [
            Ours(folder, "--image", "docker-archive:image.tar"),
            new Contender($"cdxgen {peers.CdxgenVersion}", new Command(peers.Cdxgen, ["-t", "docker", "-o", other, "image.tar"], peers.Variables, folder), other),
        ])
        {
            Note = $"dpkg calls {packages} packages installed, which are those that sbom-scan lists. Names beyond them are of source packages, which are not installed; the lookup finds them in the qualifiers of each package.",
        };
    }

    private Contender Ours(string folder, string input, string value)
    {
        var variables = new Dictionary<string, string>(CleanEnvironment.Variables) { ["GITHUB_WORKSPACE"] = folder };
        var command = new Command(options.Program, [input, value, "--lookup", "none", "--output-dir", "reports", "--sarif", "false"], variables, folder);
        return new Contender("sbom-scan", command, Path.Combine(folder, "reports", "sbom.cdx.json"));
    }
}
