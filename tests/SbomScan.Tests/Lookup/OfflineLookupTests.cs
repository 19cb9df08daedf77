using System.Globalization;
using System.IO.Compression;
using System.Text;
using SbomScan.Findings;
using SbomScan.Lookup;

namespace SbomScan.Tests.Lookup;

public sealed class OfflineLookupTests : IDisposable
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("osv-data");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("npm/all.zip")]
    [InlineData("npm.zip")]
    [InlineData("osv-scanner/npm/all.zip")]
    public async Task Reads_the_dumps_of_every_layout_and_tells_their_age(string layout)
    {
        Dump(
            layout,
            Some.Record("GHSA-1", "npm", "left-pad", "1.0.0", "1.2.3", ["CVE-2026-1"]),
            Some.Record("GHSA-2", "npm", "left-pad", "0", "1.0.0"),
            Some.Record("GHSA-3", "npm", "other"));

        var answer = await FindAsync("2026-11-26", "pkg:npm/left-pad@1.1.0");

        var finding = answer.Findings.ShouldHaveSingleItem();
        finding.Id.ShouldBe("CVE-2026-1");
        finding.FixedVersions.ShouldBe(["1.2.3"]);
        answer.DataFrom.ShouldBe(new DateTimeOffset(2026, 11, 20, 10, 0, 0, TimeSpan.Zero));
        answer.HasFailed.ShouldBeFalse();
        answer.LookedUp.ShouldBe(1);
    }

    [Fact]
    public async Task Data_that_are_too_old_are_a_failed_lookup_but_what_they_know_is_told()
    {
        Dump("npm.zip", Some.Record("GHSA-1", "npm", "left-pad"));

        var answer = await FindAsync("2026-11-28", "pkg:npm/left-pad@1.1.0");

        var not = answer.NotLookedUp.ShouldHaveSingleItem();
        not.Reason.ShouldBe(NotLookedUpReason.OldData);
        not.Text.ShouldBe("the offline data are of 2026-11-20, older than 7 days");
        answer.HasFailed.ShouldBeTrue();
        answer.Findings.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_date_in_the_future_makes_old_data_no_younger()
    {
        var future = Some.Record("GHSA-2", "npm", "other").Replace("2026-11-20", "9999-01-01", StringComparison.Ordinal);
        Dump("npm.zip", Some.Record("GHSA-1", "npm", "left-pad"), future);

        (await FindAsync("2026-11-28", "pkg:npm/left-pad@1.1.0")).NotLookedUp.ShouldHaveSingleItem().Reason.ShouldBe(NotLookedUpReason.OldData);
    }

    [Fact]
    public async Task A_missing_ecosystem_is_a_failed_lookup_of_its_packages()
    {
        Dump("npm.zip", Some.Record("GHSA-1", "npm", "left-pad"));

        var answer = await FindAsync("2026-11-21", "pkg:npm/left-pad@1.1.0", "pkg:pypi/six@1.0");

        answer.Findings.ShouldHaveSingleItem();
        answer.NotLookedUp.Select(one => (one.Component.Name, one.Reason, one.Text)).ShouldBe([("six", NotLookedUpReason.NoData, "the offline data have nothing of PyPI")]);
    }

    [Fact]
    public async Task A_dump_of_another_ecosystem_under_the_name_is_a_missing_one()
    {
        Dump("npm/all.zip", Some.Record("PYSEC-1", "PyPI", "six"));

        var not = (await FindAsync("2026-11-21", "pkg:npm/left-pad@1.1.0")).NotLookedUp.ShouldHaveSingleItem();

        not.Reason.ShouldBe(NotLookedUpReason.NoData);
        not.Text.ShouldBe("npm/all.zip of the offline data has nothing of npm");
    }

    [Fact]
    public async Task Names_of_Python_are_compared_in_one_form()
    {
        Dump("PyPI.zip", Some.Record("PYSEC-1", "PyPI", "Acme_Common..Tools"), Some.Record("PYSEC-2", "PyPI", "acme"));

        (await FindAsync("2026-11-21", "pkg:pypi/acme-common-tools@1.0")).Findings.ShouldHaveSingleItem().Id.ShouldBe("PYSEC-1");
    }

    [Fact]
    public async Task A_rating_under_another_id_is_taken_from_the_dump_that_has_it()
    {
        Zip(
            "npm.zip",
            ("GHSA-1.json", Some.Record("GHSA-1", "npm", "left-pad", aliases: ["CVE-2026-1"])),
            ("CVE-2026-1.json", Some.Record("CVE-2026-1", "none", "none", vector: "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H")));

        (await FindAsync("2026-11-21", "pkg:npm/left-pad@1.1.0")).Findings.ShouldHaveSingleItem().Rating.Score.ShouldBe(9.8);
    }

    [Fact]
    public async Task Releases_of_a_distribution_are_kept_apart()
    {
        Dump("Debian/all.zip", Some.Record("DEBIAN-CVE-2026-1", "Debian:11", "openssl"), Some.Record("DEBIAN-CVE-2026-2", "Debian:12", "openssl"));

        var answer = await FindAsync("2026-11-21", "pkg:deb/debian/libssl3@3.0.15-1?distro=debian-12&upstream=openssl");

        answer.Findings.ShouldHaveSingleItem().Id.ShouldBe("DEBIAN-CVE-2026-2");
    }

    [Fact]
    public async Task A_record_that_is_not_understood_is_a_failure_of_its_package_alone()
    {
        const string Odd = """{"id":"GHSA-1","modified":"2026-11-20T00:00:00Z","affected":[{"package":{"ecosystem":"npm","name":"first"},"ranges":"all"}]}""";
        Dump("npm.zip", Odd, Some.Record("GHSA-2", "npm", "second"));

        var answer = await FindAsync("2026-11-21", "pkg:npm/first@1.0.0", "pkg:npm/second@1.0.0");

        answer.Findings.ShouldHaveSingleItem().Component.Name.ShouldBe("second");
        answer.NotLookedUp.Select(one => $"{one.Component.Name}: {one.Text}").ShouldBe(["first: the record GHSA-1 was not understood: 'ranges' is no list"]);
    }

    [Fact]
    public async Task A_range_that_cannot_be_compared_is_never_a_package_that_is_not_affected()
    {
        Dump("npm.zip", Some.Record("GHSA-1", "npm", "left-pad", "not a version"));

        (await FindAsync("2026-11-21", "pkg:npm/left-pad@1.1.0")).NotLookedUp.ShouldHaveSingleItem().Text
            .ShouldBe("GHSA-1 could not be held against 1.1.0: left-pad: 'not a version' is no version");
    }

    [Theory]
    [InlineData("cut", "")]
    [InlineData("empty", "")]
    [InlineData("html", "")]
    [InlineData("no json", "its file GHSA-0.json is no JSON")]
    [InlineData("nested", "it holds another zip")]
    [InlineData("ratio", "its file GHSA-0.json unpacks to more than 200 times its size")]
    [InlineData("entry", "its file GHSA-0.json is larger than 1 MiB")]
    [InlineData("total", "it unpacks to more than 0 GiB")]
    [InlineData("entries", "it holds more than 2 files")]
    public async Task Damaged_and_hostile_dumps_are_a_failed_lookup(string damage, string why)
    {
        var limits = MakeDump(damage);

        var lookup = new OfflineLookup(folder.FullName, Week, Clock("2026-11-21"), limits);
        var answer = await lookup.FindAsync([Some.Component("pkg:npm/left-pad@1.1.0")], TestContext.Current.CancellationToken);

        answer.Findings.ShouldBeEmpty();
        var not = answer.NotLookedUp.ShouldHaveSingleItem();
        not.Reason.ShouldBe(NotLookedUpReason.LookupFailed);
        not.Text.ShouldStartWith("npm.zip of the offline data could not be read: " + why);
    }

    [Fact]
    public async Task A_dump_without_dates_is_no_answer()
    {
        Dump("npm.zip", """{"id":"GHSA-1","affected":[{"package":{"ecosystem":"npm","name":"other"}}]}""");

        (await FindAsync("2026-11-21", "pkg:npm/left-pad@1.1.0")).NotLookedUp.ShouldHaveSingleItem().Reason.ShouldBe(NotLookedUpReason.OldData);
    }

    [Fact]
    public async Task What_the_service_fails_at_is_looked_up_offline_and_what_it_found_stays()
    {
        await using var server = await LocalOsv.LocalOsvServer.StartAsync(cancellation: TestContext.Current.CancellationToken);
        server.Add(Some.Record("GHSA-1", "npm", "first"));
        server.Add(Some.Record("GHSA-2", "npm", "second"));
        server.Add(Some.Record("GHSA-4", "npm", "second"));
        server.Add(new LocalOsv.FaultRule(LocalOsv.FaultKind.WrongShape, "GHSA-2"));
        Dump("npm.zip", Some.Record("GHSA-2", "npm", "second"), Some.Record("GHSA-3", "npm", "first"));
        using var online = new OnlineLookup(server.Address, new Testing.ShortWaits());

        var answer = await new FallbackLookup(online, new OfflineLookup(folder.FullName, Week, Clock("2026-11-21")))
            .FindAsync([Some.Component("pkg:npm/first@1.0.0"), Some.Component("pkg:npm/second@1.0.0")], TestContext.Current.CancellationToken);

        answer.Findings.Select(finding => finding.Id).ShouldBe(["GHSA-1", "GHSA-2", "GHSA-4"]);
        answer.HasFailed.ShouldBeFalse();
        answer.LookedUp.ShouldBe(2);
        answer.DataFrom.ShouldNotBeNull();
        answer.Warnings.ShouldContain("1 packages were looked up in offline data, as GHSA-2: the record of GHSA-2 was not understood: the record has no id");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_rating_that_the_service_fails_at_is_looked_up_offline_too(bool isKnownThere)
    {
        await using var server = await LocalOsv.LocalOsvServer.StartAsync(cancellation: TestContext.Current.CancellationToken);
        server.Add(Some.Record("GHSA-1", "npm", "first", aliases: ["CVE-2026-1"]));
        server.Add(new LocalOsv.FaultRule(LocalOsv.FaultKind.ServerError, "/CVE-2026-1"));
        Dump("npm.zip", Some.Record("GHSA-1", "npm", "first", aliases: ["CVE-2026-1"], word: isKnownThere ? "HIGH" : null));
        using var online = new OnlineLookup(server.Address, new Testing.ShortWaits());

        var answer = await new FallbackLookup(online, new OfflineLookup(folder.FullName, Week, Clock("2026-11-21")))
            .FindAsync([Some.Component("pkg:npm/first@1.0.0")], TestContext.Current.CancellationToken);

        answer.Findings.ShouldHaveSingleItem().Rating.Severity.ShouldBe(isKnownThere ? Severity.High : Severity.Unscored);
        answer.HasFailed.ShouldBe(!isKnownThere);
        answer.LookedUp.ShouldBe(isKnownThere ? 1 : 0);
    }

    [Fact]
    public async Task Opens_no_connection()
    {
        Dump("npm.zip", Some.Record("GHSA-1", "npm", "left-pad"));
        using var connections = new ConnectionRecorder();

        (await FindAsync("2026-11-21", "pkg:npm/left-pad@1.1.0", "pkg:pypi/six@1.0")).Findings.ShouldHaveSingleItem();

        connections.Seen.ShouldBeEmpty();
    }

    // Gives the limits that the dump is to be read with.
    private OfflineLimits MakeDump(string damage)
    {
        var spaces = "{\"id\": \"" + new string(' ', 2 << 20) + "\"}";
        switch (damage)
        {
            case "cut": CutOff(); break;
            case "empty": File.WriteAllText(Path.Combine(folder.FullName, "npm.zip"), ""); break;
            case "html": File.WriteAllText(Path.Combine(folder.FullName, "npm.zip"), "<html></html>"); break;
            case "no json": Dump("npm.zip", "{\"id\": "); break;
            case "nested": Zip("npm.zip", ("all.zip", "PK")); break;
            case "ratio" or "entry": Dump("npm.zip", spaces); break;
            default: Dump("npm.zip", [.. Enumerable.Range(0, 20).Select(i => Some.Record($"GHSA-{i}", "npm", "left-pad"))]); break;
        }

        return damage switch
        {
            "entry" => new OfflineLimits { Entry = 1 << 20, Ratio = 100_000 },
            "total" => new OfflineLimits { Total = 5000 },
            "entries" => new OfflineLimits { Entries = 2 },
            _ => new OfflineLimits(),
        };
    }

    private void CutOff()
    {
        Dump("npm.zip", Some.Record("GHSA-1", "npm", "left-pad"));
        var path = Path.Combine(folder.FullName, "npm.zip");
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..^30]);
    }

    private Task<LookupAnswer> FindAsync(string today, params string[] purls) =>
        new OfflineLookup(folder.FullName, Week, Clock(today)).FindAsync([.. purls.Select(purl => Some.Component(purl))], TestContext.Current.CancellationToken);

    private static FixedClock Clock(string date) => new(DateTimeOffset.Parse(date, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal));

    private void Dump(string name, params string[] records) => Zip(name, [.. records.Select((record, i) => ($"GHSA-{i}.json", record))]);

    private void Zip(string name, params (string Name, string Content)[] files)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (file, content) in files)
        {
            using var stream = archive.CreateEntry(file).Open();
            stream.Write(Encoding.UTF8.GetBytes(content));
        }
    }

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
