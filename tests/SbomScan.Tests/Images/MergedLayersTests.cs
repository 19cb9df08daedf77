using System.Formats.Tar;

namespace SbomScan.Tests.Images;

/// <summary>What counts is what a container would see.</summary>
public sealed class MergedLayersTests : ImageFixture
{
    private const string Apk = "P:musl\nV:1.2.4-r2\nA:x86_64\nL:MIT\n\n";
    private const string MoreApk = Apk + "P:curl\nV:8.5.0-r0\nA:x86_64\nD:so:libc.musl-x86_64.so.1\n\n";

    [Fact]
    public async Task A_file_that_a_later_layer_removes_is_not_there()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().File("app/package.json", "{}").File("app/pom.xml", "<a/>"))
            .With(new Layer().Whiteout("app/package.json")));
        Paths(image).ShouldBe(["app/pom.xml"]);
        image.Tree.Read("app/package.json", 100).ShouldBeNull();
    }

    [Fact]
    public async Task A_folder_that_a_later_layer_removes_is_not_there_with_all_that_is_in_it()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().Folder("app/").Folder("app/deep/").File("app/deep/er/package.json", "{}").File("application/package.json", "{}"))
            .With(new Layer().Whiteout("app")));
        Paths(image).ShouldBe(["application/package.json"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_opaque_folder_hides_what_is_below_it_and_not_what_its_own_layer_puts_there(bool markFirst)
    {
        var layer = new Layer().Folder("app/");
        if (markFirst) layer.Opaque("app");
        layer.File("app/pom.xml", "<new/>");
        if (!markFirst) layer.Opaque("app");
        var image = await OnlyAsync(new TestImage().With(new Layer().File("app/package.json", "{}").File("app/pom.xml", "<old/>")).With(layer));
        Paths(image).ShouldBe(["app/pom.xml"]);
        TextAt(image, "app/pom.xml").ShouldBe("<new/>");
    }

    [Fact]
    public async Task A_removal_concerns_the_layers_below_only()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().File("app/package.json", "1"))
            .With(new Layer().File("app/package.json", "2").Whiteout("app/package.json").Whiteout("app"))
            .With(new Layer().Whiteout("nothing/there")));
        TextAt(image, "app/package.json").ShouldBe("2");
    }

    [Fact]
    public async Task Of_two_layers_with_one_file_the_upper_counts()
    {
        var test = new TestImage().With(new Layer().File("package.json", "old")).With(new Layer().File("./package.json", "new"));
        var image = await OnlyAsync(test);
        TextAt(image, "package.json").ShouldBe("new");
        image.Tree.Files.ShouldHaveSingleItem().Layer.ShouldBe(test.LayerDigests[1]);
    }

    [Fact]
    public async Task A_folder_that_becomes_a_file_takes_what_was_in_it_with_it()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().File("app/package.json", "{}").File("lib/package.json", "{}").File("srv/package.json/pom.xml", "<a/>"))
            .With(new Layer().File("app", "now a file").SymbolicLink("lib", "usr/lib").File("srv/package.json", "{}")));
        Paths(image).ShouldBe(["srv/package.json"]);
    }

    [Fact]
    public async Task A_file_that_becomes_a_folder_is_gone()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().File("package.json", "{}").File("pom.xml", "<a/>"))
            .With(new Layer().Folder("package.json/").File("pom.xml/pom.xml", "<b/>")));
        Paths(image).ShouldBe(["pom.xml/pom.xml"]);
    }

    [Fact]
    public async Task A_hard_link_is_the_file_it_leads_to()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().File("a/package.json", "{1}").HardLink("b/package.json", "a/package.json"))
            .With(new Layer().Whiteout("a/package.json")));
        Paths(image).ShouldBe(["b/package.json"]);
        TextAt(image, "b/package.json").ShouldBe("{1}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_hard_link_to_a_file_of_a_name_nobody_asks_for_is_read_all_the_same(bool linkFirst)
    {
        var layer = new Layer();
        if (linkFirst) layer.HardLink("b/package.json", "store/4f2a");
        layer.File("store/4f2a", "{content}");
        if (!linkFirst) layer.HardLink("b/package.json", "store/4f2a");
        TextAt(await OnlyAsync(new TestImage().With(layer)), "b/package.json").ShouldBe("{content}");
    }

    [Fact]
    public async Task A_hard_link_that_leads_nowhere_is_listed_and_cannot_be_read()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer().HardLink("package.json", "gone")));
        Paths(image).ShouldBe(["package.json"]);
        Should.Throw<FormatException>(() => image.Tree.Read("package.json", 100)).Message.ShouldContain("hard link to 'gone'");
    }

    [Theory]
    [InlineData("usr/lib")]
    [InlineData("/usr/lib")]
    [InlineData("../../usr/./lib/")]
    public async Task A_link_near_the_root_leads_to_the_folder_it_names(string target)
    {
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .SymbolicLink("lib", target).SymbolicLink("etc/os-release", "../lib/os-release")
            .File("usr/lib/os-release", "ID=wolfi\nVERSION_ID=20230201\n").File("usr/lib/apk/db/installed", Apk)));
        Paths(image).ShouldBe(["usr/lib/apk/db/installed", "usr/lib/os-release"]);
        TextAt(image, "lib/apk/db/installed").ShouldBe(Apk);
        Content(image, "usr/lib/apk/db/installed").Packages.ShouldHaveSingleItem().Purl!.ToString().ShouldBe("pkg:apk/wolfi/musl@1.2.4-r2?arch=x86_64&distro=wolfi-20230201");
    }

    [Fact]
    public async Task Links_that_lead_in_a_circle_or_to_nothing_end()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .SymbolicLink("lib", "usr").SymbolicLink("usr", "lib").SymbolicLink("package.json", "package.json").SymbolicLink("var/lib/dpkg/status", "../../../../etc/passwd")));
        image.Tree.Read("lib/apk/db/installed", 100).ShouldBeNull();
        image.Tree.Read("package.json", 100).ShouldBeNull();
        image.Tree.DeadLinks.ShouldBe(["var/lib/dpkg/status"]);
    }

    [Fact]
    public async Task A_package_that_a_later_layer_removes_is_not_listed()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().File("lib/apk/db/installed", MoreApk))
            .With(new Layer().File("lib/apk/db/installed", Apk)));
        Content(image, "lib/apk/db/installed").Packages.Select(package => package.Name).ShouldBe(["musl"]);
    }

    [Fact]
    public async Task A_package_database_in_a_layer_is_found_whole_with_its_layer()
    {
        var database = string.Concat(Enumerable.Range(1, 467).Select(number => $"P:package-{number}\nV:1.{number}-r0\nA:aarch64\n\n"));
        var test = new TestImage().With(new Layer().File("bin/sh", "")).With(new Layer().File("lib/apk/db/installed", database)).With(new Layer().File("etc/motd", ""));
        var image = await OnlyAsync(test);
        image.Tree.Files.ShouldHaveSingleItem().Layer.ShouldBe(test.LayerDigests[1]);
        Content(image, "lib/apk/db/installed").Packages.Count.ShouldBe(467);
    }

    [Fact]
    public async Task Lock_files_in_packages_as_they_were_published_are_not_what_is_installed()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .File("app/node_modules/left/package.json", "{}").File("root/go/pkg/mod/x@v1/go.mod", "module x").File("usr/share/doc/pip/setup.py", "")
            .File("app/package.json", "{}").File("app/api.csproj", "<a/>")));
        Paths(image).ShouldBe(["app/api.csproj", "app/package.json"]);
    }

    [Theory]
    [InlineData(TarEntryFormat.Pax)]
    [InlineData(TarEntryFormat.Gnu)]
    public async Task Long_names_are_read(TarEntryFormat format)
    {
        var folder = string.Join('/', Enumerable.Repeat("ordner-é", 40));
        var image = await OnlyAsync(new TestImage().With(new Layer(format).File($"{folder}/pom.xml", "<a/>").HardLink("pom.xml", $"{folder}/pom.xml")));
        Paths(image).ShouldBe([$"{folder}/pom.xml", "pom.xml"]);
        TextAt(image, "pom.xml").ShouldBe("<a/>");
    }

    [Fact]
    public async Task A_file_that_is_larger_than_wanted_is_named_with_its_size()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer().File("package.json", new string('x', 101))));
        Should.Throw<FormatException>(() => image.Tree.Read("package.json", 100)).Message.ShouldBe("it has 101 bytes; at most 100 are read");
    }

    [Fact]
    public async Task What_is_spooled_is_private_and_ends_with_the_image()
    {
        var image = await ReadAsync(new TestImage().With(new Layer().File("package.json", "{}")).DockerArchive());
        var folder = Directory.GetDirectories(Temporary).ShouldHaveSingleItem();
        File.GetUnixFileMode(folder).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        image.Dispose();
        Directory.GetFileSystemEntries(Temporary).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nothing_is_left_of_an_image_that_cannot_be_read()
    {
        await Should.ThrowAsync<FormatException>(() => ReadAsync(Layer.Gzip("no tar"u8.ToArray())));
        Directory.GetFileSystemEntries(Temporary).ShouldBeEmpty();
    }
}
