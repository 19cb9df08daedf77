using Testing;
using Testing.Runner;

namespace Contract.Tests.Harness;

public class ProgramRunTests
{
    [Fact]
    public async Task Runs_the_built_program_of_every_action()
    {
        foreach (var action in Repository.Actions)
        {
            var result = await ProgramRun.OfAsync(action, new Step(), stop: TestContext.Current.CancellationToken);
            result.FileErrors.ShouldBeEmpty();
            result.ExitCode.ShouldBeInRange(0, 4, result.Log.Text);
        }
    }
}
