using System.Text;
using Actions.Changes;
using Testing;

namespace Changes.Tests;

public sealed class CommitFilesTests : IDisposable
{
    private readonly Scene scene = new();

    private GitSandbox Sandbox => scene.Sandbox;

    private static string Text(CommitFile file) => Encoding.UTF8.GetString(file.Content.ShouldNotBeNull().Span);

    // The first commit is the one to read; every file of it has another content since.
    private void GoOn()
    {
        Sandbox.Commit("api/a", "web/a", "web/b");
        Sandbox.Push("main");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, null)]
    [InlineData(0, "blob:none")]
    [InlineData(1, "blob:none")]
    [InlineData(0, "tree:0")]
    [InlineData(1, "tree:0")]
    [InlineData(0, "tree:1")]
    public async Task Files_of_an_older_commit_are_read_whatever_the_checkout_left_out(int depth, string? filter)
    {
        (scene.Depth, scene.Filter) = (depth, filter);
        GoOn();

        var files = (await scene.ReadAsync(scene.Root, _ => true)).ShouldNotBeNull(scene.Log);

        files.Select(file => $"{file.Path} {file.Size} {Text(file)}").ShouldBe(["api/a 8 api/a 1\n", "web/a 8 web/a 2\n"]);
    }

    [Fact]
    public async Task Only_what_is_wanted_is_read()
    {
        GoOn();

        var files = (await scene.ReadAsync(scene.Root, path => path.StartsWith("web/", StringComparison.Ordinal))).ShouldNotBeNull(scene.Log);

        files.ShouldHaveSingleItem().Path.ShouldBe("web/a");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("blob:none")]
    public async Task Of_a_file_over_the_limit_only_the_size_is_told(string? filter)
    {
        scene.Filter = filter;
        Sandbox.Write("large", new string('x', 1001));
        Sandbox.Write("fits", new string('y', 1000));
        var commit = Sandbox.CommitAll();
        Sandbox.Git(Sandbox.Author, "rm", "-q", "large", "fits");
        GoOn();

        var files = (await scene.ReadAsync(commit, path => !path.Contains('/'), largest: 1000)).ShouldNotBeNull(scene.Log);

        files.Select(file => (file.Path, file.Size, file.Content?.Length)).ShouldBe([("fits", 1000, 1000), ("large", 1001, null)]);
    }

    [Fact]
    public async Task Files_of_the_same_content_each_have_it()
    {
        Sandbox.Write("b", "same");
        Sandbox.Write("B", "same");
        var commit = Sandbox.CommitAll();
        Sandbox.Push("main");

        var files = (await scene.ReadAsync(commit, path => path.Length == 1)).ShouldNotBeNull(scene.Log);

        files.Select(file => $"{file.Path} {Text(file)}").ShouldBe(["B same", "b same"]);
    }

    [Fact]
    public async Task Links_and_submodules_are_no_files()
    {
        File.CreateSymbolicLink(Path.Combine(Sandbox.Author, "link"), "api/a");
        Sandbox.Git(Sandbox.Author, "add", "link");
        Sandbox.Git(Sandbox.Author, "update-index", "--add", "--cacheinfo", $"160000,{scene.Root},sub");
        Sandbox.Git(Sandbox.Author, "commit", "-q", "-m", "link and submodule");
        Sandbox.Push("main");

        var files = (await scene.ReadAsync(Sandbox.Head, _ => true)).ShouldNotBeNull(scene.Log);

        files.Select(file => file.Path).ShouldBe(["api/a", "web/a"]);
    }

    [Fact]
    public async Task A_content_that_cannot_be_had_is_an_error_that_names_the_file_and_the_remedy()
    {
        (scene.Token, scene.Filter) = (null, "blob:none");
        GoOn();

        (await scene.ReadAsync(scene.Root, _ => true)).ShouldBeNull();

        scene.Log.ShouldContain($"The content of 'api/a' at {scene.Root[..7]} could not be read: it is not in the checkout, and without a token nothing is fetched.");
        scene.Log.ShouldContain("contents: read");
    }

    [Fact]
    public async Task A_commit_that_cannot_be_had_is_an_error_that_says_why()
    {
        var unknown = new string('1', 40);

        (await scene.ReadAsync(unknown, _ => true)).ShouldBeNull();

        scene.Log.ShouldContain($"The files of {unknown} could not be read: fetching {unknown[..7]} from {Sandbox.ServerUrl}/acme/shop failed");
    }

    public void Dispose() => scene.Dispose();
}
