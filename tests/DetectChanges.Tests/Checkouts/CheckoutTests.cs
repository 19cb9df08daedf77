using Testing;

namespace DetectChanges.Tests.Checkouts;

/// <summary>However the repository was checked out, the answer is the same.</summary>
public sealed class CheckoutTests : IDisposable
{
    private readonly Detection detection = new();

    private GitSandbox Sandbox => detection.Sandbox;

    // A branch with a second push, so that the state before and the merge base are wanted.
    private async Task ExpectTheUsualAnswerAsync(int depth, Transport transport = Transport.File)
    {
        detection.Transport = transport;
        Sandbox.Switch("topic", create: true);
        var first = Sandbox.Commit("api/deep/er/b");
        var second = Sandbox.Commit("docs/deep/er/b");
        Sandbox.Push("topic");
        Sandbox.Switch("main");
        Sandbox.Commit("infra/b");
        Sandbox.Push("main");

        using var run = await detection.PushAsync(first, second, "topic", depth);

        Detection.Changes(run).ShouldBe(["api", "docs"]);
        run.Outputs["reason"].ShouldBe("before-and-merge-base");
        run.Outputs["base"].ShouldBe(detection.Root);
        run.Outputs["fallback"].ShouldBe("false");
    }

    // In place of the usual checkout, a clone with these options.
    private void Clone(int depth, params string[] options) => detection.Prepare = checkout =>
    {
        var commit = Sandbox.Git(checkout, "rev-parse", "HEAD");
        Directory.Delete(checkout, recursive: true);
        Sandbox.Git(Sandbox.Root, ["clone", "-q", "--no-checkout", .. depth > 0 ? [$"--depth={depth}"] : Array.Empty<string>(), .. options, "--branch=topic", Sandbox.ServerUrl + "/acme/shop", checkout]);
        Sandbox.Git(checkout, "checkout", "-q", "--detach", commit);
    };

    [Theory, Everywhere]
    public Task A_clone_without_contents(int depth, Transport transport)
    {
        Clone(depth, "--filter=blob:none");
        return ExpectTheUsualAnswerAsync(depth, transport);
    }

    [Theory, Everywhere]
    public Task A_clone_without_folders(int depth, Transport transport)
    {
        Clone(depth, "--filter=tree:0");
        return ExpectTheUsualAnswerAsync(depth, transport);
    }

    [Theory, Everywhere]
    public Task A_clone_of_root_folders_only(int depth, Transport transport)
    {
        Clone(depth, "--filter=tree:1");
        return ExpectTheUsualAnswerAsync(depth, transport);
    }

    [Theory, Everywhere]
    public Task A_sparse_checkout_of_a_clone_without_folders(int depth, Transport transport)
    {
        Clone(depth, "--filter=tree:0", "--sparse");
        return ExpectTheUsualAnswerAsync(depth, transport);
    }

    [Theory, EveryDepth]
    public Task A_clone_of_one_branch(int depth)
    {
        Clone(depth, "--single-branch", "--no-tags");
        return ExpectTheUsualAnswerAsync(depth);
    }

    [Theory, EveryDepth]
    public Task A_remote_of_another_name(int depth)
    {
        Clone(depth, "--origin=upstream");
        return ExpectTheUsualAnswerAsync(depth);
    }

    [Theory, EveryDepth]
    public Task A_checkout_without_any_remote(int depth)
    {
        detection.Prepare = checkout => Sandbox.Git(checkout, "remote", "remove", "origin");
        return ExpectTheUsualAnswerAsync(depth);
    }

    [Theory, EveryDepth]
    public Task A_branch_that_is_checked_out(int depth)
    {
        detection.Prepare = checkout => Sandbox.Git(checkout, "switch", "-q", "-c", "topic");
        return ExpectTheUsualAnswerAsync(depth);
    }

    [Theory, EveryDepth]
    public Task A_tracking_ref_that_is_stale(int depth)
    {
        detection.Prepare = checkout =>
        {
            Sandbox.Git(checkout, "update-ref", "refs/remotes/origin/main", "HEAD");
            Sandbox.Git(checkout, "update-ref", "refs/heads/main", "HEAD");
        };
        return ExpectTheUsualAnswerAsync(depth);
    }

    [Theory, EveryDepth]
    public Task A_worktree(int depth)
    {
        detection.Inputs["working-directory"] = "tree";
        detection.Prepare = checkout => Sandbox.Git(checkout, "worktree", "add", "--detach", "tree");
        return ExpectTheUsualAnswerAsync(depth);
    }

    [Theory, EveryDepth]
    public Task A_checkout_that_is_a_submodule(int depth)
    {
        detection.Inputs["working-directory"] = "module";
        detection.Prepare = checkout =>
        {
            Directory.Move(checkout, checkout + "-module");
            Directory.CreateDirectory(checkout);
            Sandbox.Git(checkout, "init", "-q");
            Directory.CreateDirectory(Path.Combine(checkout, ".git", "modules"));
            Directory.Move(checkout + "-module", Path.Combine(checkout, "module"));
            Directory.Move(Path.Combine(checkout, "module", ".git"), Path.Combine(checkout, ".git", "modules", "module"));
            File.WriteAllText(Path.Combine(checkout, "module", ".git"), "gitdir: ../.git/modules/module\n");
        };
        return ExpectTheUsualAnswerAsync(depth);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public Task A_clone_that_borrows_its_objects(int depth, bool relative)
    {
        detection.Prepare = checkout =>
        {
            var objects = Path.Combine(checkout, ".git", "objects");
            Directory.Move(objects, Path.Combine(checkout, "lent"));
            Directory.CreateDirectory(Path.Combine(objects, "info"));
            File.WriteAllText(Path.Combine(objects, "info", "alternates"), (relative ? "../../lent" : Path.Combine(checkout, "lent")) + "\n");
        };
        return ExpectTheUsualAnswerAsync(depth);
    }

    public void Dispose() => detection.Dispose();
}
