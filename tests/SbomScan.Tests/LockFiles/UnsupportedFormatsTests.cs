using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles;

public sealed class UnsupportedFormatsTests
{
    [Theory]
    [InlineData("deno.lock", "Deno")]
    [InlineData("charts/app/Chart.lock", "Helm")]
    [InlineData("conda-meta/history", "conda")]
    [InlineData("opt/conda/envs/x/conda-meta/history", "conda")]
    [InlineData("usr/local/bundle/specifications/rack-3.0.gemspec", "RubyGems")]
    [InlineData("usr/share/rubygems-integration/all/specifications/rake-13.gemspec", null)]
    [InlineData("app/app.gemspec", null)]
    [InlineData("package.json", null)]
    public void Known_lock_files_that_are_not_read_are_named(string path, string? tool)
    {
        UnsupportedFormats.ToolOf(path).ShouldBe(tool);
        LockFileReaders.For(path).ShouldBeNull();
    }
}
