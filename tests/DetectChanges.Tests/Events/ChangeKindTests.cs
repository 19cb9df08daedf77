using Testing;

namespace DetectChanges.Tests.Events;

/// <summary>What counts as which change; that depends on neither the depth nor the way to the remote, as one of them shows.</summary>
public sealed class ChangeKindTests : IDisposable
{
    private const string ByStatus = "added:\n  - added: '**'\nmodified:\n  - modified: '**'\ndeleted:\n  - deleted: '**'\n";
    private readonly Detection detection = new();

    private GitSandbox Sandbox => detection.Sandbox;

    private string Author => Sandbox.Author;

    private async Task<ActionRun> PushAsync(int depth = 1, Transport transport = Transport.File)
    {
        detection.Transport = transport;
        var after = Sandbox.CommitAll();
        Sandbox.Push("main");
        return await detection.PushAsync(detection.Root, after, depth: depth);
    }

    [Theory, Everywhere]
    public async Task A_file_moved_between_folders_changes_both(int depth, Transport transport)
    {
        Sandbox.Git(Author, "mv", "api/a", "web/moved");
        using var run = await PushAsync(depth, transport);
        Detection.Changes(run).ShouldBe(["api", "web"]);
    }

    [Fact]
    public async Task A_file_that_becomes_a_link_is_modified()
    {
        detection.Filters = ByStatus;
        File.Delete(Path.Combine(Author, "api/a"));
        File.CreateSymbolicLink(Path.Combine(Author, "api/a"), "../web/a");
        using var run = await PushAsync();
        Detection.Changes(run).ShouldBe(["modified"]);
    }

    [Fact]
    public async Task Another_mode_alone_is_a_modification()
    {
        detection.Filters = ByStatus;
        File.SetUnixFileMode(Path.Combine(Author, "web/a"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using var run = await PushAsync();
        Detection.Changes(run).ShouldBe(["modified"]);
    }

    [Fact]
    public async Task Another_case_of_the_name_is_another_name()
    {
        detection.Filters = "lower: web/a\nupper: web/A\n";
        Sandbox.Git(Author, "mv", "web/a", "web/A");
        using var run = await PushAsync();
        Detection.Changes(run).ShouldBe(["lower", "upper"]);
    }

    [Fact]
    public async Task A_deleted_file_is_deleted_and_nothing_else()
    {
        detection.Filters = ByStatus + Detection.FourFilters;
        Sandbox.Git(Author, "rm", "-q", "web/a");
        using var run = await PushAsync();
        Detection.Changes(run).ShouldBe(["deleted", "web"]);
    }

    [Fact]
    public async Task An_added_file_is_added_and_nothing_else()
    {
        detection.Filters = ByStatus + Detection.FourFilters;
        Sandbox.Write("web/b", "");
        using var run = await PushAsync();
        Detection.Changes(run).ShouldBe(["added", "web"]);
    }

    public void Dispose() => detection.Dispose();
}
