namespace Actions.Rollouts.Tests;

public sealed class StopSignsTests
{
    [Theory]
    [InlineData(0, null, "ended by itself; a service must not end")]
    [InlineData(1, null, "application error")]
    [InlineData(127, null, "command not found")]
    [InlineData(137, "OutOfMemoryError: Container killed due to memory usage", "killed: out of memory")]
    [InlineData(137, null, "killed (SIGKILL): stop time-out, failed health check or out of memory")]
    [InlineData(139, null, "segmentation fault (SIGSEGV)")]
    [InlineData(130, null, "ended by signal 2")]
    [InlineData(null, null, "never started")]
    public void Exit_codes_have_a_meaning(int? exitCode, string? reason, string meaning) => StopSigns.ExitCode(exitCode, reason).ShouldBe(meaning);

    [Theory]
    [InlineData("CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref registry/app:2: registry/app:2: not found", "does not exist")]
    [InlineData("CannotPullContainerError: something new", "could not be pulled")]
    [InlineData("CannotPullContainerError: image Manifest does not contain descriptor matching platform: no matching manifest for linux/arm64", "no variant for the task's platform")]
    [InlineData("CannotPullContainerError: pull access denied for registry/app", "refused the pull")]
    [InlineData("CannotPullContainerError: dial tcp 10.0.0.1:443: i/o timeout", "could not be reached")]
    [InlineData("ResourceInitializationError: unable to pull secrets or registry auth: The task cannot pull secret from SSM", "could not be set up")]
    [InlineData("Task failed ELB health checks in (target-group arn)", "load balancer found it unhealthy")]
    [InlineData("Task failed container health checks", "its own health check failed")]
    [InlineData("OutOfMemoryError: Container killed due to memory usage", "out of memory")]
    [InlineData("(service web) was unable to place a task because no container instance met all of its requirements.", "no capacity")]
    [InlineData("exec /app: exec format error", "another processor architecture")]
    public void Texts_of_AWS_have_a_meaning_and_a_next_step(string text, string meaning)
    {
        var sign = StopSigns.Of(text).ShouldNotBeNull();
        sign.Meaning.ShouldContain(meaning);
        sign.NextStep.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_unknown_text_has_none() => StopSigns.Of("something entirely new").ShouldBeNull();
}
