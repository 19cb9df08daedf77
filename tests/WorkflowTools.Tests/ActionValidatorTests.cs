namespace WorkflowTools.Tests;

public class ActionValidatorTests
{
    [Fact]
    public async Task Manifests_keep_their_schema() => (await ActionValidator.CheckAsync(SuiteSources.Actions)).ShouldBeEmpty();
}
