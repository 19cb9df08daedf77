namespace WorkflowTools.Tests;

public class ShellCheckTests
{
    [Fact]
    public async Task Scripts_of_steps_have_no_warning() => (await ShellCheck.CheckAsync(SuiteSources.All)).ShouldBeEmpty();
}
