using SbomScan.Reading;

namespace SbomScan.Tests.Images;

/// <summary>What a scan finds in the layers of an image, and what it says that it left out.</summary>
public sealed class ImageScanTests : ImageFixture
{
    private const string Lock = """
        {
          "name": "app", "version": "1.0.0", "lockfileVersion": 3,
          "packages": {
            "": { "name": "app", "version": "1.0.0", "dependencies": { "left-pad": "^1.3.0" } },
            "node_modules/left-pad": { "version": "1.3.0", "resolved": "https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz" }
          }
        }
        """;

    private const string HiddenLock = """
        {
          "name": "app", "version": "1.0.0", "lockfileVersion": 3,
          "packages": { "node_modules/left-pad": { "version": "1.3.0", "resolved": "https://registry.npmjs.org/left-pad/-/left-pad-1.3.0.tgz" } }
        }
        """;

    [Theory]
    [InlineData("srv/app/package-lock.json", Lock)]
    [InlineData("srv/app/node_modules/.package-lock.json", HiddenLock)]
    public async Task A_lock_file_in_a_layer_is_read_with_its_place_and_layer(string path, string text)
    {
        var test = new TestImage().With(new Layer().File("bin/sh", "")).With(new Layer().File(path, text).File("srv/app/node_modules/left-pad/package.json", "{}"));
        var image = await OnlyAsync(test);
        var scanned = Scan(image);
        var component = scanned.Inventory.Components.Where(one => one.Purl != null).ShouldHaveSingleItem();
        component.Purl!.ToString().ShouldBe("pkg:npm/left-pad@1.3.0");
        var place = component.Occurrences.ShouldHaveSingleItem();
        (place.File, place.Layer).ShouldBe((path, test.LayerDigests[1]));
        scanned.Coverage.Read.ShouldHaveSingleItem().Format.ShouldBe("package-lock.json");
    }

    [Fact]
    public async Task Folders_with_packages_as_they_were_published_are_named_when_they_are_left_out()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .File("app/node_modules/a/package.json", "{}").File("app/node_modules/a/node_modules/b/package.json", "{}").File("app/node_modules/a/index.js", "")
            .File("web/node_modules/.package-lock.json", HiddenLock).File("web/node_modules/left-pad/package.json", "{}")
            .File("root/.cargo/registry/src/x/Cargo.toml", "").File("root/go/pkg/mod/x@v1/go.mod", "module x")
            .File("web/node_modules/left-pad/.package-lock.json", "{}").File("node_modules/a/package.json", "{}")
            .File("usr/share/doc/bash/README", "").File("opt/node_modules/readme.md", "")));
        image.Tree.SkippedFolders.ShouldBe(["app/node_modules", "node_modules", "root/.cargo/registry", "root/go/pkg/mod"]);
        Paths(image).ShouldBe(["web/node_modules/.package-lock.json"]);
    }

    [Fact]
    public async Task A_folder_that_a_later_layer_removes_is_not_left_out()
    {
        var image = await OnlyAsync(new TestImage()
            .With(new Layer().File("app/node_modules/a/package.json", "{}").File("app/package.json", "{}").File("web/node_modules/a/package.json", "{}").File("srv/node_modules/a/package.json", "{}"))
            .With(new Layer().Whiteout("app/node_modules").Opaque("web")));
        image.Tree.SkippedFolders.ShouldBe(["srv/node_modules"]);
        Paths(image).ShouldBe(["app/package.json"]);
    }

    [Fact]
    public async Task Many_folders_that_are_left_out_are_counted()
    {
        var layer = new Layer();
        for (var number = 0; number < 1300; number++) layer.File($"app-{number:0000}/node_modules/a/package.json", "{}");
        var folders = (await OnlyAsync(new TestImage().With(layer))).Tree.SkippedFolders;
        folders.Count.ShouldBe(201);
        folders[199].ShouldBe("app-0199/node_modules");
        folders[200].ShouldBe("1,100 more");
    }

    [Fact]
    public async Task Databases_of_packages_that_are_not_read_are_named_once_each()
    {
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .File("app/package-lock.json", Lock)
            .File("usr/local/bundle/specifications/rack-3.0.gemspec", "").File("usr/local/bundle/specifications/rails-7.1.gemspec", "").File("usr/local/bundle/specifications/default/json-2.gemspec", "")
            .File("usr/share/rubygems-integration/all/specifications/rake-13.gemspec", "").File("app/app.gemspec", "")
            .File("opt/conda/conda-meta/history", "").File("opt/conda/conda-meta/zlib-1.json", "{}")));
        Scan(image).Coverage.Unsupported.Select(one => one.What).ShouldBe(
            ["opt/conda/conda-meta/history", "usr/local/bundle/specifications/"]);
    }

    [Fact]
    public async Task A_project_of_ones_own_that_pip_installed_is_no_package_of_the_index()
    {
        const string folder = "usr/local/lib/python3.12/site-packages/shop-1.0.dist-info";
        var image = await OnlyAsync(new TestImage().With(new Layer()
            .File($"{folder}/METADATA", "Metadata-Version: 2.1\nName: shop\nVersion: 1.0\n").File($"{folder}/direct_url.json", """{"url":"file:///src","dir_info":{}}""")));
        var scanned = Scan(image);
        scanned.Inventory.Components.ShouldAllBe(one => one.Purl == null);
        scanned.Coverage.Empty.ShouldBeEmpty();
    }

    private static ScannedTarget Scan(SbomScan.Images.PlatformImage image) => new TreeScan(_ => true, TimeProvider.System).Run("image", "image", image.Tree);
}
