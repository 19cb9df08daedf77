using System.Diagnostics;
using System.Text;
using SbomScan.LockFiles;
using SbomScan.LockFiles.Dpkg;

namespace SbomScan.Tests.LockFiles.Dpkg;

/// <summary>The database of this machine, where it has one: dpkg itself says what is in it.</summary>
public sealed class DpkgJudgeTests
{
    private const string Status = "/var/lib/dpkg/status";
    private const string Query = "/usr/bin/dpkg-query";

    [Fact]
    public async Task What_is_listed_is_what_dpkg_lists()
    {
        Assert.SkipUnless(File.Exists(Query) && File.Exists(Status), "No list of packages was compared with dpkg-query: this is no machine with dpkg, such as Debian or Ubuntu");
        var bytes = await File.ReadAllBytesAsync(Status, TestContext.Current.CancellationToken);
        var content = new DpkgStatus().Read(new LockFile("var/lib/dpkg/status", bytes, new MemoryTree { ["etc/os-release"] = "ID=debian\nVERSION_ID=12\n" }));
        var own = content.Packages.Select(package => $"{package.Id} {package.Version} {package.Purl!.Qualifiers.GetValueOrDefault("upstream", $"{package.Name}@{package.Version}")}");
        own.Order(StringComparer.Ordinal).ShouldBe((await AskAsync()).Order(StringComparer.Ordinal));
    }

    private static async Task<IEnumerable<string>> AskAsync()
    {
        using var process = Process.Start(new ProcessStartInfo(Query, ["-W", "-f", "${db:Status-Status}|${Package}:${Architecture} ${Version} ${source:Package}@${source:Version}\n"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        })!;
        var text = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('|')).Where(parts => parts[0] == "installed").Select(parts => parts[1]);
    }
}
