using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Testing.Containers;
using Testing.Runner;

namespace EndToEnd.Tests;

/// <summary>The image as the runner runs it, with data of its own and without any network.</summary>
public sealed class SbomScanImageTests : IDisposable
{
    private const string Record = """
        {"id":"CVE-2021-1","modified":"2026-01-01T00:00:00Z","summary":"It can be made to do what it should not",
         "severity":[{"type":"CVSS_V3","score":"CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H"}],
         "affected":[{"package":{"ecosystem":"npm","name":"lodash"},"ranges":[{"type":"SEMVER","events":[{"introduced":"0"},{"fixed":"4.17.21"}]}]}]}
        """;

    private readonly string workspace = Directory.CreateTempSubdirectory("sbom-scan-image-").FullName;

    public SbomScanImageTests()
    {
        File.WriteAllText(Path.Combine(workspace, "package-lock.json"), """{"name":"shop","lockfileVersion":3,"packages":{"":{"name":"shop","dependencies":{"lodash":"^4.0.0"}},"node_modules/lodash":{"version":"4.17.20"}}}""");
        Directory.CreateDirectory(Path.Combine(workspace, "osv", "npm"));
        using var dump = ZipFile.Open(Path.Combine(workspace, "osv", "npm", "all.zip"), ZipArchiveMode.Create);
        using var record = dump.CreateEntry("CVE-2021-1.json").Open();
        record.Write(Encoding.UTF8.GetBytes(Record));
    }

    [Fact]
    public async Task A_folder_is_listed_looked_up_and_judged_without_network()
    {
        var result = await Images.RunAsync(Step(("output-dir", "reports"), ("format", "cyclonedx-json,spdx-json")));

        result.ExitCode.ShouldBe(1, result.Log.ToString());
        (result.Outputs["result"], result.Outputs["critical"], result.Outputs["incomplete"]).ShouldBe(("findings", "1", "false"));
        result.Log.Text.ShouldContain("CVE-2021-1 in lodash 4.17.20: update to 4.17.21");
        result.Summary.ShouldContain("CVE-2021-1");
        foreach (var file in new[] { "sbom-path", "spdx-path", "sarif-path", "findings-path", "coverage-path" })
            JsonDocument.Parse(File.ReadAllText(Path.Combine(workspace, result.Outputs[file]))).RootElement.ValueKind.ShouldBe(JsonValueKind.Object);
    }

    [Fact]
    public async Task An_image_archive_is_read_by_the_action_itself()
    {
        WriteImage(Path.Combine(workspace, "image.tar"));

        var result = await Images.RunAsync(Step(("image", "docker-archive:image.tar"), ("fail-on", "none")));

        result.ExitCode.ShouldBe(0, result.Log.ToString());
        (result.Outputs["components"], result.Outputs["critical"]).ShouldBe(("1", "1"));
        result.Log.Text.ShouldContain("srv/app/package-lock.json");
    }

    [Fact]
    public async Task Nothing_to_read_is_no_success()
    {
        File.Delete(Path.Combine(workspace, "package-lock.json"));

        var result = await Images.RunAsync(Step());

        (result.ExitCode, result.Outputs["result"]).ShouldBe((4, "unreadable"), result.Log.ToString());
    }

    public void Dispose() => Directory.Delete(workspace, recursive: true);

    private ContainerStep Step(params (string, string)[] with) => new()
    {
        Action = "sbom-scan",
        Workspace = workspace,
        Network = "none",
        Step = new Step { With = Values.Of([("lookup", "offline"), ("osv-data", "osv"), ("max-data-age", "3650d"), .. with]), Job = new Job() },
    };

    private void WriteImage(string file)
    {
        using var layer = new MemoryStream();
        using (var tar = new TarWriter(layer, leaveOpen: true)) Add(tar, "srv/app/package-lock.json", File.ReadAllText(Path.Combine(workspace, "package-lock.json")));
        var digest = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(layer.ToArray()));
        using var archive = new TarWriter(File.Create(file));
        layer.Position = 0;
        archive.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, "layer.tar") { DataStream = layer });
        Add(archive, "config.json", $$$"""{"architecture":"amd64","os":"linux","config":{},"rootfs":{"type":"layers","diff_ids":["sha256:{{{digest}}}"]}}""");
        Add(archive, "manifest.json", """[{"Config":"config.json","RepoTags":["acme/shop:1"],"Layers":["layer.tar"]}]""");
    }

    private static void Add(TarWriter tar, string name, string text) =>
        tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(Encoding.UTF8.GetBytes(text)) });
}
