namespace DetectChanges.Tests;

public sealed class SubmoduleTests : IDisposable
{
    private readonly Detection detection = new();
    private readonly string library;
    private readonly string before;

    public SubmoduleTests()
    {
        library = Path.Combine(detection.Sandbox.Root, "library");
        Directory.CreateDirectory(Path.Combine(library, "src"));
        Git(library, "init", "-q", "-b", "main");
        CommitLibrary("src/a", "1");
        Git(detection.Sandbox.Author, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", $"file://{library}", "vendor/library");
        before = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("main");
        detection.Filters = "code: vendor/library/src/**\ndocs: vendor/library/docs/**\nlink: vendor/library\n";
    }

    private string Git(string folder, params string[] arguments) => detection.Sandbox.Git(folder, arguments);

    private void CommitLibrary(string path, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(library, path))!);
        File.WriteAllText(Path.Combine(library, path), content);
        Git(library, "add", "-A");
        Git(library, "commit", "-q", "-m", path);
    }

    private string Update()
    {
        CommitLibrary("src/a", "2");
        var inner = Path.Combine(detection.Sandbox.Author, "vendor", "library");
        Git(inner, "fetch", "-q", "origin");
        Git(inner, "checkout", "-q", "--detach", "origin/main");
        var after = detection.Sandbox.CommitAll();
        detection.Sandbox.Push("main");
        return after;
    }

    private void CheckOutSubmodule() =>
        detection.Prepare = checkout => Git(checkout, "-c", "protocol.file.allow=always", "submodule", "--quiet", "update", "--init");

    [Fact]
    public async Task A_submodule_is_one_path()
    {
        using var run = await detection.PushAsync(before, Update());

        Detection.Changes(run).ShouldBe(["link"]);
    }

    [Fact]
    public async Task With_descend_the_files_that_changed_inside_count_too()
    {
        CheckOutSubmodule();
        detection.Inputs["submodules"] = "descend";

        using var run = await detection.PushAsync(before, Update());

        Detection.Changes(run).ShouldBe(["code", "link"]);
        run.Outputs["changed_count"].ShouldBe("2");
    }

    [Fact]
    public async Task A_new_submodule_brings_all_its_files()
    {
        CheckOutSubmodule();
        detection.Inputs["submodules"] = "descend";

        using var run = await detection.PushAsync(detection.Root, before);

        Detection.Changes(run).ShouldBe(["code", "link"]);
    }

    [Fact]
    public async Task A_submodule_that_is_not_checked_out_is_one_path_and_the_user_is_told()
    {
        detection.Inputs["submodules"] = "descend";

        using var run = await detection.PushAsync(before, Update());

        Detection.Changes(run).ShouldBe(["link"]);
        run.Log.ShouldContain("::notice title=Submodule::What changed inside of the submodule 'vendor/library' is not told: it is not checked out");
    }

    public void Dispose() => detection.Dispose();
}
