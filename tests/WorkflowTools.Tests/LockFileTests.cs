using Testing;

namespace WorkflowTools.Tests;

public class LockFileTests
{
    /// <summary>Packages come from the registry that the machine names; what they are, the hashes say.</summary>
    [Fact]
    public void Names_hashes_and_no_addresses()
    {
        var text = File.ReadAllText(Repository.File("tests", "WorkflowTools.Tests", "workflow-linters", "package-lock.json"));
        text.ShouldContain("\"integrity\": \"sha512-");
        text.ShouldNotContain("\"resolved\"");
    }
}
