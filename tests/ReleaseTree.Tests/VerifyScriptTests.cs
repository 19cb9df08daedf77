using System.Text.Json.Nodes;

namespace ReleaseTree.Tests;

/// <summary>The look of a user at a release that was published: what was tampered with afterwards is found.</summary>
public sealed class VerifyScriptTests : IAsyncLifetime
{
    private const string Works = "exit 0";
    private const string Fails = "exit 1";

    private readonly Suite suite = new();

    public async ValueTask InitializeAsync()
    {
        (await suite.ReleaseNewAsync("1.0.0")).ShouldSucceed();
        var run = (await suite.ReleaseNewAsync("1.1.0")).ShouldSucceed();
        WriteDigests(run.Outputs["images"]);
    }

    [Fact]
    public async Task A_release_as_it_should_be_is_accepted()
    {
        var run = await VerifyAsync("1.1.0");
        run.ExitCode.ShouldBe(0, run.Log);
        run.Outputs.ShouldStartWith("Looked at as v1.1.0 v1 v1.1:");
    }

    [Fact]
    public async Task A_patch_below_the_floating_tag_is_accepted()
    {
        var run = (await suite.ReleaseNewAsync("1.0.1")).ShouldSucceed();
        WriteDigests(run.Outputs["images"]);
        var verified = await VerifyAsync("1.0.1");
        verified.ExitCode.ShouldBe(0, verified.Log);
        verified.Outputs.ShouldStartWith("Looked at as v1.0.1 v1.0:");
    }

    [Fact]
    public async Task A_tag_that_was_moved_is_refused()
    {
        suite.Git("tag", "-f", "v1.1.0", suite.Tag("v1.0.0"));
        (await VerifyAsync("1.1.0")).ShouldBeRefused("notify at v1.1.0 does not name");
    }

    [Fact]
    public async Task A_digest_that_was_changed_is_refused()
    {
        suite.Write("digests.txt", $"notify=sha256:{new string('1', 64)}\n");
        (await VerifyAsync("1.1.0")).ShouldBeRefused("notify at v1.1.0 does not name", "actions/notify at v1.1.0 does not name");
    }

    [Fact]
    public async Task A_floating_tag_that_was_moved_back_is_refused()
    {
        suite.Git("tag", "-f", "v1", suite.Tag("v1.0.0"));
        (await VerifyAsync("1.1.0")).ShouldBeRefused("title=v1::It is at v1.0.0, below v1.1.0.");
    }

    [Fact]
    public async Task An_image_that_does_not_start_is_refused() => (await VerifyAsync("1.1.0", docker: Fails)).ShouldBeRefused("does not start");

    [Fact]
    public async Task An_image_without_attestation_is_refused() => (await VerifyAsync("1.1.0", gh: Fails)).ShouldBeRefused("has no attestation of this workflow and commit");

    public ValueTask DisposeAsync() => suite.DisposeAsync();

    private void WriteDigests(string images) =>
        suite.Write("digests.txt", string.Concat(JsonNode.Parse(images)!.AsObject().Select(image => $"{image.Key}={image.Value}\n")));

    private Task<ScriptRun> VerifyAsync(string version, string docker = Works, string gh = Works) => ScriptRun.OfAsync(
        "verify-as-user", suite.Folder, [("docker", docker), ("gh", gh)],
        ("VERSION", version), ("REGISTRY", suite.Registry.Place), ("ATTESTED", "true"), ("GITHUB_REPOSITORY", "acme/actions"), ("GITHUB_SHA", suite.Source));
}
