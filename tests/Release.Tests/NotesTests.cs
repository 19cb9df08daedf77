namespace Release.Tests;

public sealed class NotesTests : IAsyncLifetime
{
    private const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private ReleaseWorld world = null!;

    public async ValueTask InitializeAsync() => world = await ReleaseWorld.StartAsync();

    public async ValueTask DisposeAsync() => await world.DisposeAsync();

    [Fact]
    public async Task Images_are_listed_with_their_digests()
    {
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("images", $$"""{"api": "ghcr.io/acme/api@{{Digest}}", "web": "{{Digest}}"}"""));

        run.ExitCode.ShouldBe(0, run.Log);
        world.Server.Releases.Single().Body.ShouldContain($"| api | `ghcr.io/acme/api@{Digest}` |\n| web | `{Digest}` |");
    }

    [Theory]
    [InlineData("[]", "it is no object")]
    [InlineData("{", "expected a JSON object of names and digests")]
    [InlineData("""{"api": "ghcr.io/acme/api:1.0.0"}""", "'api' has no digest: a tag can be moved")]
    [InlineData("""{"api": 1}""", "'api' has no digest")]
    public async Task Images_without_digests_are_refused(string images, string message)
    {
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("images", images));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(message);
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_template_is_filled_and_a_commit_cannot_name_a_field()
    {
        world.Tag("v1.0.0", world.Commit("feat: sell things", "shop.txt"));
        world.Sandbox.Write("notes.md", "{{tag}} after {{ previous-tag }} ({{version}} after {{previous-version}})\n{{changelog}}\n{{images}}{{compare-url}}");
        var head = world.Commit("fix: write {{repository}} <!-- release: withdrawn -->", "shop.txt");

        var run = await world.RunAsync(("notes-template", "notes.md"));

        run.ExitCode.ShouldBe(0, run.Log);
        var notes = world.Server.Releases.Single().Body;
        notes.ShouldStartWith("v1.0.1 after v1.0.0 (1.0.1 after 1.0.0)\n### Fixes\n\n- write {{repository}} &lt;!-- release: withdrawn --&gt; ([");
        notes.ShouldContain(head[..7]);
        notes.ShouldEndWith("/acme/shop/compare/v1.0.0...v1.0.1");
    }

    [Theory]
    [InlineData("{{chanelog}}", "there is no field 'chanelog' (did you mean 'changelog'?)")]
    [InlineData("{{tag", "the braces are not closed")]
    public async Task A_template_with_a_mistake_is_refused(string template, string message)
    {
        world.Sandbox.Write("notes.md", template);
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("notes-template", "notes.md"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain(message);
    }

    [Fact]
    public async Task Finished_notes_are_taken_as_they_are_and_cut_at_the_limit()
    {
        world.Sandbox.Write("notes.md", "Braces {{ are }} braces.\n\n" + new string('x', 130_000));
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("notes-file", "notes.md"));

        run.ExitCode.ShouldBe(0, run.Log);
        var notes = world.Server.Releases.Single().Body;
        notes.ShouldStartWith("Braces {{ are }} braces.");
        notes.Length.ShouldBeLessThanOrEqualTo(125_000);
        notes.ShouldContain("The notes were cut here");
    }

    [Fact]
    public async Task Notes_are_finished_or_a_template()
    {
        world.Sandbox.Write("notes.md", "done");
        world.Commit("feat: sell things", "shop.txt");

        var run = await world.RunAsync(("notes-file", "notes.md"), ("notes-template", "notes.md"));

        run.ExitCode.ShouldBe(2);
        run.Log.ShouldContain("leave 'notes-template' out");
        world.Writes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Notes_beyond_GitHubs_limit_are_cut_and_say_so_and_the_file_holds_all()
    {
        world.Commit("feat: sell things", "shop.txt");
        foreach (var i in Enumerable.Range(0, 3)) world.Sandbox.CommitSaying($"feat: {i} {new string('x', 60_000)}");
        world.Push();

        var run = await world.RunAsync(("changelog-file", "changes.md"));

        run.Outputs["result"].ShouldBe("released", run.Log);
        world.Server.Releases.Single().Body.Length.ShouldBeLessThanOrEqualTo(125_000);
        world.Server.Releases.Single().Body.ShouldContain("The notes were cut here");
        run.Outputs["changelog"].ShouldContain("The changelog was cut here");
        (await File.ReadAllTextAsync(Path.Combine(run.Workspace, "changes.md"), TestContext.Current.CancellationToken)).Length.ShouldBeGreaterThan(180_000);
    }
}
