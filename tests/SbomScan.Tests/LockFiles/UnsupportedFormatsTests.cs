using SbomScan.LockFiles;

namespace SbomScan.Tests.LockFiles;

public sealed class UnsupportedFormatsTests
{
    [Theory]
    [InlineData("deno.lock", "Deno")]
    [InlineData("charts/app/Chart.lock", "Helm")]
    [InlineData("package.json", null)]
    public void Known_lock_files_that_are_not_read_are_named(string path, string? tool)
    {
        UnsupportedFormats.ToolOf(path).ShouldBe(tool);
        LockFileReaders.For(path).ShouldBeNull();
    }
}
