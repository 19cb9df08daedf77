namespace DetectChanges.Tests.Checkouts;

public sealed class HostileCheckoutTests : IDisposable
{
    private readonly Detection detection = new();

    private string Trap => Path.Combine(detection.Sandbox.Root, "sprung");

    [Theory, Everywhere]
    public async Task Nothing_in_the_checkouts_configuration_is_obeyed(int depth, Transport transport)
    {
        detection.Transport = transport;
        var script = Path.Combine(detection.Sandbox.Root, "trap.sh");
        await File.WriteAllTextAsync(script, $"#!/bin/sh\ntouch '{Trap}'\nexit 1\n");
        File.SetUnixFileMode(script, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        detection.Prepare = checkout =>
        {
            foreach (var (key, value) in new[]
            {
                ("core.fsmonitor", script), ("core.sshCommand", script), ("core.gitProxy", script), ("core.hooksPath", detection.Sandbox.Root), ("core.pager", script),
                ("core.alternateRefsCommand", script), ("diff.external", script), ("credential.helper", $"!{script}"), ("remote.origin.uploadpack", script),
                ($"url.file://{detection.Sandbox.Root}/elsewhere.insteadOf", detection.Sandbox.ServerUrl), ("include.path", Path.Combine(detection.Sandbox.Root, "more")),
                ("remote.origin.promisor", "true"), ("remote.origin.partialCloneFilter", "blob:none"), ("extensions.partialClone", "origin"), ("protocol.ext.allow", "always"),
                ("diff.ignoreSubmodules", "all"), ("diff.renames", "copies"), ("core.quotePath", "true"), ("diff.noprefix", "true"),
            })
            {
                detection.Sandbox.Git(checkout, "config", "--add", key, value);
            }

            Directory.CreateDirectory(Path.Combine(checkout, ".git", "hooks"));
            File.Copy(script, Path.Combine(checkout, ".git", "hooks", "post-checkout"));
            File.WriteAllText(Path.Combine(checkout, ".gitattributes"), "* diff=x\n");
        };
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: depth);

        Detection.Changes(run).ShouldBe(["web"]);
        run.Outputs["fallback"].ShouldBe("false");
        File.Exists(Trap).ShouldBeFalse("something of the checkout's configuration was run");
    }

    [Fact]
    public async Task A_configuration_that_is_broken_does_not_matter()
    {
        detection.Prepare = checkout => File.WriteAllText(Path.Combine(checkout, ".git", "config"), "[core\nrubbish");
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: 1);

        Detection.Changes(run).ShouldBe(["web"]);
    }

    [Theory, Everywhere]
    public async Task A_workspace_of_another_user_is_ordinary(int depth, Transport transport)
    {
        detection.Transport = transport;
        Assert.SkipUnless(Environment.UserName == "root", "Only root can give a folder to another user.");
        detection.Prepare = checkout => detection.Sandbox.Git(checkout, "-c", $"alias.give=!chown -R 12345 '{checkout}'", "give");
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: depth);

        Detection.Changes(run).ShouldBe(["web"]);
    }

    [Fact]
    public async Task The_token_is_shown_nowhere()
    {
        detection.Token = "detect-token-0123456789";
        detection.Transport = Transport.Http;
        var after = detection.Sandbox.Commit("web/b");
        detection.Sandbox.Push("main");

        using var run = await detection.PushAsync(detection.Root, after, depth: 1);

        Detection.Changes(run).ShouldBe(["web"]);
        var shown = string.Join('\n', run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal)));
        shown.ShouldNotContain("detect-token");
        shown.ShouldNotContain(Convert.ToBase64String("x-access-token:detect-token-0123456789"u8));
    }

    public void Dispose() => detection.Dispose();
}
