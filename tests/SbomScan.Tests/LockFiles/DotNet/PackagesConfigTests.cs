namespace SbomScan.Tests.LockFiles.DotNet;

public sealed class PackagesConfigTests
{
    private const string Text = """
        <?xml version="1.0" encoding="utf-8"?>
        <packages>
          <package id="Moq" version="4.20.72" targetFramework="net48" developmentDependency="true" />
          <package id="Newtonsoft.Json"
                   version="13.0.3" targetFramework="net48" />
          <package id="Newtonsoft.Json" version="13.0.3" targetFramework="net472" />
        </packages>
        """;

    [Fact]
    public void Every_package_is_listed_with_its_purpose()
    {
        var content = TestTree.ReadLock("src/Web/packages.config", Text);

        content.Packages().ShouldBe(["Moq@4.20.72 Dev direct", "Newtonsoft.Json@13.0.3 Runtime direct"]);
        content.Package("Newtonsoft.Json").Line.ShouldBe(4);
        content.HasEdges.ShouldBeFalse();
    }

    [Fact]
    public void A_file_without_packages_states_that() => TestTree.ReadLock("packages.config", "<packages />").StatesEmptiness.ShouldBeTrue();

    [Fact]
    public void A_mark_of_the_byte_order_does_no_harm() => TestTree.ReadLock("packages.config", "\uFEFF" + Text).Packages.Count.ShouldBe(3);

    [Theory]
    [InlineData("<!DOCTYPE packages [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><packages>&x;</packages>")]
    [InlineData("<packages><package id=\"A\" version=\"1\"")]
    [InlineData("<configuration><packages /></configuration>")]
    [InlineData("<packages><package version=\"1.0.0\" /></packages>")]
    [InlineData("<packages><package id=\"A\" /></packages>")]
    [InlineData("")]
    [InlineData("not XML")]
    public void What_it_does_not_understand_is_said(string text) =>
        Should.Throw<FormatException>(() => TestTree.ReadLock("packages.config", text)).Message.ShouldStartWith("line 1: ");
}
