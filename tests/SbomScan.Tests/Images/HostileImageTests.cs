using System.Formats.Tar;
using System.Text.Json.Nodes;
using SbomScan.Images;

namespace SbomScan.Tests.Images;

/// <summary>Images made to harm whoever reads them.</summary>
public sealed class HostileImageTests : ImageFixture
{
    [Fact]
    public async Task Names_that_lead_out_of_the_root_stay_in_it()
    {
        var outside = Path.Combine(Folder, "package.json");
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .File($"../../../../../..{outside}", "{up}")
            .File("/absolute/pom.xml", "<a/>")
            .SymbolicLink("escape/package.json", "../../../../../../etc/passwd")
            .HardLink("hard/package.json", "../../../etc/passwd")
            .Device("dev/package.json")));
        File.Exists(outside).ShouldBeFalse();
        Paths(image).ShouldBe(["absolute/pom.xml", "hard/package.json", outside.TrimStart('/')], ignoreOrder: true);
        TextAt(image, outside.TrimStart('/')).ShouldBe("{up}");
        image.Tree.Read("escape/package.json", 1000).ShouldBeNull();
        Should.Throw<FormatException>(() => image.Tree.Read("hard/package.json", 1000));
        image.Tree.Read("../../../../etc/passwd", 1000).ShouldBeNull();
    }

    [Theory]
    [InlineData("app/.wh.")]
    [InlineData("app/.wh..")]
    [InlineData("app/.wh...")]
    [InlineData(".wh...")]
    public async Task A_removal_of_a_folder_itself_or_the_one_above_is_refused(string mark)
    {
        var image = await OnlyAsync(new TestImage().With(new Layer().File("app/package.json", "{}")).With(new Layer().File(mark, "")));
        Paths(image).ShouldBe(["app/package.json"]);
        image.Unreadable.ShouldHaveSingleItem().Reason.ShouldBe($"'{mark}' is a mark that something is removed, and names nothing that could be");
    }

    [Fact]
    public async Task Of_two_entries_with_one_name_the_last_counts()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer().File("package.json", "1").File("./package.json", "2").File("pom.xml", "<a/>").Device("pom.xml")));
        TextAt(image, "package.json").ShouldBe("2");
        Paths(image).ShouldBe(["package.json"]);
    }

    [Fact]
    public async Task A_layer_that_unpacks_to_far_more_than_it_holds_is_a_bomb()
    {
        var limits = new ImageLimits { UnpackedBytes = 1 << 20 };
        var bomb = new Layer().File("zeros", new byte[4 << 20]).File("package.json", "{}");
        var image = await OnlyAsync(new TestImage().With(new Layer().File("pom.xml", "<a/>")).With(bomb), limits);
        Paths(image).ShouldBe(["pom.xml"]);
        image.Unreadable.ShouldHaveSingleItem().ToString().ShouldMatch(@"layer 2 \(sha256:\w+\): it unpacks to more than 200 times its size");
    }

    [Fact]
    public async Task A_large_layer_is_no_bomb()
    {
        var noise = new byte[2 << 20];
        new Random(1).NextBytes(noise);
        var image = await OnlyAsync(new TestImage().With(new Layer().File("noise", noise).File("package.json", "{}")), new ImageLimits { UnpackedBytes = 1 << 20 });
        image.Unreadable.ShouldBeEmpty();
        Paths(image).ShouldBe(["package.json"]);
    }

    [Fact]
    public async Task An_archive_that_unpacks_to_far_more_than_it_holds_is_a_bomb()
    {
        var archive = Layer.Gzip(new Layer().File("zeros", new byte[4 << 20]).ToArray());
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(archive, limits: new ImageLimits { UnpackedBytes = 1 << 20 }))).Message.ShouldContain("unpacks to more than 200 times its size");
    }

    [Fact]
    public async Task Too_many_entries_are_named()
    {
        var layer = new Layer();
        for (var number = 0; number < 20; number++) layer.File($"file-{number}", "");
        var image = await OnlyAsync(new TestImage().With(layer), new ImageLimits { Entries = 10 });
        image.Unreadable.ShouldHaveSingleItem().Reason.ShouldBe("the tar has more than 10 entries");
    }

    [Theory]
    [InlineData(5, 1000)]
    [InlineData(1000, 50)]
    public async Task Too_many_lock_files_are_named(int files, int letters)
    {
        var layer = new Layer();
        for (var number = 0; number < 10; number++) layer.File($"app-{number}/package.json", "");
        var image = await OnlyAsync(new TestImage().With(layer), new ImageLimits { KeptFiles = files, KeptPathLength = letters });
        image.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("lock files and manifests");
    }

    [Fact]
    public async Task Too_many_bytes_of_lock_files_are_named()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer().File("package.json", new string(' ', 2000))), new ImageLimits { KeptBytes = 1000 });
        image.Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("have more than");
    }

    [Fact]
    public async Task A_path_that_no_system_opens_is_refused()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer().File($"{new string('a', 5000)}/package.json", "{}")));
        image.Unreadable.ShouldHaveSingleItem().Reason.ShouldBe("a path in the tar has 5,013 letters; at most 4,096 are read");
    }

    [Fact]
    public async Task Names_are_kept_as_they_are()
    {
        var name = "a\n::error::x\u202E<b>|`/package.json";
        Paths(await OnlyAsync(new TestImage().With(new Layer().File(name, "{}")))).ShouldBe([name]);
    }

    [Fact]
    public async Task Indexes_that_name_indexes_without_end_are_refused()
    {
        var files = new OciFiles(new TestImage().With(new Layer().File("package.json", "{}")));
        var index = files["index.json"];
        for (var depth = 0; depth < 1000; depth++)
        {
            files.Add(index);
            index = OciFiles.IndexOf(TestImage.Descriptor("application/vnd.oci.image.index.v1+json", index));
        }

        files["index.json"] = index;
        var image = await ReadAsync(files.ToTar());
        image.Platforms.ShouldBeEmpty();
        image.Unreadable.ShouldHaveSingleItem().Reason.ShouldBe("indexes name indexes more than 16 deep");
    }

    [Fact]
    public async Task An_index_that_names_itself_is_refused()
    {
        var files = new OciFiles();
        var digest = $"sha256:{new string('a', 64)}";
        files.Index(new JsonObject { ["digest"] = digest });
        files[TestImage.PathOf(digest)] = files["index.json"];
        (await ReadAsync(files.ToTar())).Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("is another one");
    }

    [Fact]
    public async Task Too_many_manifests_are_refused()
    {
        var files = new OciFiles();
        files.Index([.. Enumerable.Range(0, 20).Select(number => new JsonObject { ["digest"] = $"sha256:{number:x64}" })]);
        (await Should.ThrowAsync<FormatException>(() => ReadAsync(files.ToTar(), limits: new ImageLimits { Manifests = 10 }))).Message.ShouldBe("it names more than 10 manifests");
    }

    [Theory]
    [InlineData("sha256:../../../../etc/passwd")]
    [InlineData("sha256:ABCD")]
    [InlineData("md5:d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("")]
    public async Task A_digest_is_no_way_out_of_the_layout(string digest)
    {
        var files = new OciFiles();
        files.Index(new JsonObject { ["digest"] = digest });
        (await ReadAsync(files.ToTar())).Unreadable.ShouldHaveSingleItem().Reason.ShouldContain("is not a digest");
    }

    [Fact]
    public async Task Links_in_the_folder_of_a_layout_are_not_followed()
    {
        var files = new OciFiles(new TestImage().With(new Layer().File("package.json", "{}")));
        files.WriteTo(Path.Combine(Folder, "real"));
        Directory.CreateDirectory(Path.Combine(Folder, "fake"));
        File.Copy(Path.Combine(Folder, "real/index.json"), Path.Combine(Folder, "fake/index.json"));
        Directory.CreateSymbolicLink(Path.Combine(Folder, "fake/blobs"), Path.Combine(Folder, "real/blobs"));
        (await ReadAsync(Path.Combine(Folder, "fake"))).Unreadable.ShouldHaveSingleItem().Reason.ShouldBe("'blobs' is a symbolic link, which is not followed; make a copy with 'cp -rL'");
    }

    [Fact]
    public async Task Links_of_an_archive_that_lead_in_a_circle_are_no_layer()
    {
        var test = new TestImage().With(new Layer().File("package.json", "{}"), tar => tar);
        var archive = new Layer(TarEntryFormat.Gnu).SymbolicLink("a/layer.tar", "../b/layer.tar").SymbolicLink("b/layer.tar", "../a/layer.tar")
            .File("manifest.json", """[{"Config":"c.json","Layers":["a/layer.tar"]}]""").File("c.json", test.Configuration).ToArray();
        (await ReadAsync(archive)).Platforms.ShouldHaveSingleItem().Unreadable.ShouldHaveSingleItem().Reason.ShouldBe("the image does not hold it");
    }
}
