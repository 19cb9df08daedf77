using System.ComponentModel;
using System.Diagnostics;
using NuGet.Versioning;
using SbomScan.Versions;
using Testing;

namespace SbomScan.Tests.Versions;

/// <summary>The ecosystems' own tools judge, where they are installed.</summary>
public sealed class OrderJudgeTests
{
    private const string Packaging = """
        import sys
        try:
            from packaging.version import Version
        except ImportError:
            from pip._vendor.packaging.version import Version
        for line in sys.stdin:
            left, right = map(Version, line.split())
            print((left > right) - (left < right))
        """;

    private const string Dpkg = """
        while read -r left right; do
          if dpkg --compare-versions "$left" lt "$right" 2>/dev/null; then echo -1; elif dpkg --compare-versions "$left" gt "$right" 2>/dev/null; then echo 1; else echo 0; fi
        done
        """;

    [Fact]
    public async Task Npm_orders_semantic_versions_alike()
    {
        if (NodeTool.Missing is { } missing) Assert.Skip($"No order was compared with npm's: {missing}");
        // npm refuses numbers that its language cannot hold.
        var pairs = Pairs("npm", version => version.Count(char.IsAsciiDigit) < 15, 2000);

        Judge("npm", pairs, await new NodeTool("SbomScan.Tests", "judges-cvss").RunAsync("order.js", Lines(pairs), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Python_orders_its_versions_alike()
    {
        if (!await HasPackagingAsync()) Assert.Skip("No order was compared with Python's: 'packaging' is not installed: apt-get install -y python3-packaging");
        var pairs = Pairs("PyPI", _ => true, 2000);

        Judge("PyPI", pairs, await RunAsync("python3", ["-c", Packaging], Lines(pairs)));
    }

    [Fact]
    public async Task Dpkg_orders_its_versions_alike()
    {
        if (!File.Exists("/usr/bin/dpkg")) Assert.Skip("No order was compared with dpkg's: it is not installed: apt-get install -y dpkg");
        // dpkg counts epochs with 31 bits.
        var pairs = Pairs("Debian:12", version => !version.Contains(':') || version.IndexOf(':') < 10, 150);

        Judge("Debian:12", pairs, await RunAsync("bash", ["-c", Dpkg], Lines(pairs)));
    }

    [Fact]
    public void NuGet_orders_its_versions_alike()
    {
        // NuGet counts with 31 bits.
        var pairs = Pairs("NuGet", version => NuGetVersion.TryParse(version, out _), 3000);

        Judge("NuGet", pairs, string.Join('\n', pairs.Select(pair => Math.Sign(NuGetVersion.Parse(pair.Left).CompareTo(NuGetVersion.Parse(pair.Right))))));
    }

    private static void Judge(string ecosystem, IReadOnlyList<(string Left, string Right)> pairs, string answers)
    {
        var order = VersionOrders.Of(ecosystem)!;
        var theirs = answers.TrimEnd('\n').Split('\n').Select(int.Parse).ToList();

        theirs.Count.ShouldBe(pairs.Count);
        var wrong = pairs.Zip(theirs).Where(one => order.Compare(one.First.Left, one.First.Right) != one.Second);
        wrong.Select(one => $"{one.First.Left} {"<=>"[one.Second + 1]} {one.First.Right}").ShouldBeEmpty();
    }

    private static IReadOnlyList<(string Left, string Right)> Pairs(string ecosystem, Func<string, bool> isFit, int count)
    {
        var known = KnownOrders.All[ecosystem].SelectMany(group => group.Split('=')).Where(isFit).ToList();
        var random = RandomVersions.Of(ecosystem, seed: 11, count: 2 * count).Where(isFit).ToList();
        return [.. known.Zip(known.Skip(1)), .. random.Zip(random.Skip(1)).Take(count)];
    }

    private static string Lines(IEnumerable<(string Left, string Right)> pairs) => string.Concat(pairs.Select(pair => $"{pair.Left} {pair.Right}\n"));

    private static async Task<bool> HasPackagingAsync()
    {
        try
        {
            return await RunAsync("python3", ["-c", Packaging], "1.0 1.0\n") == "0\n";
        }
        catch (Exception problem) when (problem is Win32Exception or IOException)
        {
            // There is no python3, or it ended without reading.
            return false;
        }
    }

    private static async Task<string> RunAsync(string program, string[] arguments, string input)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : await errors;
    }
}
