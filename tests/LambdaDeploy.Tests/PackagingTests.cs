using System.IO.Compression;
using Actions.Toolkit;
using Testing;

namespace LambdaDeploy.Tests;

/// <summary>Folders become archives that depend on their content alone; archives are checked before AWS sees them.</summary>
public sealed class PackagingTests
{
    [Fact]
    public void Equal_content_gives_equal_bytes_whatever_times_and_order()
    {
        using var one = new ActionRun();
        using var other = new ActionRun();
        foreach (var (folder, names) in new[] { (one, new[] { "b/ü.py", "a.py", "B.py" }), (other, ["B.py", "a.py", "b/ü.py"]) })
        {
            foreach (var name in names)
                Write(folder, name, name);
        }
        File.SetLastWriteTimeUtc(PathOf(other, "a.py"), DateTime.UnixEpoch);

        var archive = FolderArchive.Of(Workspace(one));

        FolderArchive.Of(Workspace(other)).ShouldBe(archive);
        using var zip = new ZipArchive(new MemoryStream(archive));
        zip.Entries.Select(entry => entry.FullName).ShouldBe(["B.py", "a.py", "b/ü.py"]);
    }

    [Fact]
    public void What_can_be_executed_stays_so_and_all_is_readable()
    {
        using var folder = new ActionRun();
        Write(folder, "bootstrap", "#!/bin/sh");
        Write(folder, "data", "x");
        File.SetUnixFileMode(PathOf(folder, "bootstrap"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(PathOf(folder, "data"), UnixFileMode.UserRead);

        using var zip = new ZipArchive(new MemoryStream(FolderArchive.Of(Workspace(folder))));

        zip.Entries.Select(entry => Convert.ToString((entry.ExternalAttributes >> 16) & 0b111_111_111, 8)).ShouldBe(["755", "644"]);
    }

    [Fact]
    public void A_link_stays_a_link_and_one_that_leads_out_is_refused()
    {
        using var folder = new ActionRun();
        Write(folder, "tool.js", "x");
        File.CreateSymbolicLink(PathOf(folder, "link"), "tool.js");
        using (var zip = new ZipArchive(new MemoryStream(FolderArchive.Of(Workspace(folder)))))
        {
            using var link = new StreamReader(zip.GetEntry("link")!.Open());
            link.ReadToEnd().ShouldBe("tool.js");
            ((zip.GetEntry("link")!.ExternalAttributes >> 16) & 0b1_111_000_000_000_000).ShouldBe(0b1_010_000_000_000_000);
        }

        File.CreateSymbolicLink(PathOf(folder, "out"), "../../etc/passwd");

        Should.Throw<UserError>(() => FolderArchive.Of(Workspace(folder))).Message.ShouldContain("is a link to '../../etc/passwd', which will not be there in Lambda");
    }

    [Fact]
    public async Task An_archive_is_deployed_byte_for_byte()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var run = world.Run("api").Input("zip", "api.zip");
        var archive = LocalAws.Lambda.FunctionZip.Behaving(LambdaWorld.Good);
        await File.WriteAllBytesAsync(Path.Combine(run.Workspace, "api.zip"), archive, TestContext.Current.CancellationToken);

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs["code-sha256"].ShouldBe(ArchiveFile.Hash(archive));
    }

    [Fact]
    public async Task What_is_no_archive_or_empty_is_refused_by_name()
    {
        await using var world = await LambdaWorld.StartAsync("api", "worker");
        using var run = world.Run("api: broken.zip", "worker: empty");
        LambdaWorld.Write(run, "broken.zip", "this is no archive");
        Directory.CreateDirectory(Path.Combine(run.Workspace, "empty"));

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("Input 'zip': 'broken.zip' is no zip archive");
        run.Log.ShouldContain("Input 'zip': the folder 'empty' is empty.");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_Lambda_does_not_take_in_a_request_goes_by_S3()
    {
        await using var world = await LambdaWorld.StartAsync("api");
        using var run = world.RunWith(LambdaWorld.Good);
        var large = new byte[51 * 1024 * 1024];
        new Random(1).NextBytes(large);
        await File.WriteAllBytesAsync(Path.Combine(run.Workspace, "build", "large.bin"), large, TestContext.Current.CancellationToken);

        await LambdaWorld.DeployAsync(run);

        run.ExitCode.ShouldBe(2, run.Log);
        run.Log.ShouldContain("MB zipped; Lambda takes at most 50 MB in a request.");
        run.Log.ShouldContain("Give 'artifact-bucket'");
    }

    private static void Write(ActionRun folder, string name, string text) => LambdaWorld.Write(folder, $"build/{name}", text);

    private static string PathOf(ActionRun folder, string name) => Path.Combine(folder.Workspace, "build", name);

    private static WorkspacePath Workspace(ActionRun folder) => new(Path.Combine(folder.Workspace, "build"), "build");
}
