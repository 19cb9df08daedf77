namespace Bench.HealthCheck;

/// <summary>Lets the whole program ask servers on this machine, in turn with curl.</summary>
internal sealed class HealthCheckBench(Options options, string work, Terminal terminal)
{
    private const int Targets = 100;
    private const int Samples = 10;
    private const int Parallel = 64;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ComesUpAfter = TimeSpan.FromSeconds(2.3);

    private int Runs => options.Runs ?? (options.Quick ? 3 : 15);

    /// <returns>The report, as Markdown.</returns>
    public async Task<string> RunAsync()
    {
        var machine = Machine.Describe(options.Program);
        var one = await MeasureAsync("one address", OneAsync);
        var many = await MeasureAsync($"{Targets} addresses, {Samples} times each", ManyAsync);
        var up = await MeasureAsync("a service that comes up", UpAsync);
        var deadline = await MeasureAsync("a server that never answers", NeverAsync);
        return new HealthCheckReport(machine, Runs, one, many, up, deadline, ComesUpAfter, Deadline).ToString();
    }

    private async Task<IReadOnlyList<Pair>> MeasureAsync(string name, Func<Task<Pair>> run)
    {
        await run();   // not counted: files are read from the disk for the first time
        var pairs = new List<Pair>();
        for (var i = 0; i < Runs; i++)
            pairs.Add(await run());
        terminal.Say($"{name}: {pairs[^1].Action.Wall.TotalSeconds:0.00} s, curl {pairs[^1].Curl?.Wall.TotalSeconds:0.00} s");
        return pairs;
    }

    private async Task<Pair> OneAsync()
    {
        await using var site = new Site();
        var url = $"http://127.0.0.1:{site.Port}/";
        return new Pair(
            Good(await Check.OfActionAsync(options.Program, work, "--urls", url)),
            Good(await Check.OfCurlAsync(work, "--fail", "--output", "/dev/null", url)));
    }

    private async Task<Pair> ManyAsync()
    {
        await using var site = new Site();
        var urls = Enumerable.Range(0, Targets).Select(number => $"http://127.0.0.1:{site.Port}/{number}").ToList();
        var list = Path.Combine(work, "urls");
        await File.WriteAllLinesAsync(list, Enumerable.Repeat(urls, Samples).SelectMany(all => all).SelectMany(url => new[] { $"url = {url}", "output = /dev/null" }));
        return new Pair(
            Good(await Check.OfActionAsync(options.Program, work, "--urls", string.Join('\n', urls), "--consecutive-successes", $"{Samples}", "--interval", "50ms", "--max-parallel", $"{Parallel}")),
            Good(await Check.OfCurlAsync(work, "--fail", "--parallel", "--parallel-max", $"{Parallel}", "--write-out", "%{time_total}\\n", "--config", list)));
    }

    private async Task<Pair> UpAsync() => new(
        await ComesUpAsync(port => Check.OfActionAsync(options.Program, work, "--urls", $"http://127.0.0.1:{port}/", "--interval", "1s")),
        await ComesUpAsync(port => Check.OfCurlAsync(work, "--fail", "--retry", "60", "--retry-connrefused", "--retry-delay", "1", "--output", "/dev/null", $"http://127.0.0.1:{port}/")));

    private static async Task<Check> ComesUpAsync(Func<int, Task<Check>> run)
    {
        var port = Site.FreePort();
        var running = run(port);
        await Task.Delay(ComesUpAfter);
        await using var site = new Site(port);
        return Good(await running);
    }

    private async Task<Pair> NeverAsync()
    {
        await using var site = new Site(isSilent: true);
        return new Pair(await Check.OfActionAsync(options.Program, work, "--urls", $"http://127.0.0.1:{site.Port}/", "--deadline", $"{Deadline.TotalSeconds}s"), Curl: null);
    }

    private static Check Good(Check check) => check.Watched.ExitCode == 0
        ? check
        : throw new InvalidOperationException($"exit {check.Watched.ExitCode}\n{check.Watched.Output}");
}
