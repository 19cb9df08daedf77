namespace DetectChanges.Tests.Checkouts;

/// <summary>A repository whose ids have 64 digits.</summary>
public sealed class Sha256Tests : IDisposable
{
    private readonly Detection detection = new(sha256: true);

    [Theory, Everywhere]
    public async Task A_push_to_a_branch_is_answered_as_ever(int depth, Transport transport)
    {
        detection.Transport = transport;
        detection.Sandbox.Switch("topic", create: true);
        var first = detection.Sandbox.Commit("api/b");
        var second = detection.Sandbox.Commit("docs/b");
        detection.Sandbox.Push("topic");

        using var run = await detection.PushAsync(first, second, "topic", depth);

        Detection.Changes(run).ShouldBe(["api", "docs"]);
        run.Outputs["base"].Length.ShouldBe(64);
    }

    [Fact]
    public async Task All_files_can_be_listed()
    {
        using var run = await detection.PushAsync(null, detection.Root);

        Detection.Changes(run).Count.ShouldBe(4);
        run.Outputs["reason"].ShouldBe("first-push-default-branch");
    }

    public void Dispose() => detection.Dispose();
}
