using System.Text;
using Actions.Toolkit;

namespace Toolkit.Tests;

public sealed class RunningProcessTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private static RunningProcess Open(string script, int seconds = 30) =>
        new ProcessRunner(TimeProvider.System).Open(new ProcessCommand("/bin/sh", ["-c", script])
        {
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["PATH"] = "/usr/bin:/bin" },
            Timeout = TimeSpan.FromSeconds(seconds),
        });

    private static async Task<string?> AskAsync(RunningProcess process, string question, string end) =>
        await process.AskAsync(Encoding.UTF8.GetBytes(question), Encoding.UTF8.GetBytes(end), Never) is { } answer ? Encoding.UTF8.GetString(answer.Span) : null;

    [Fact]
    public async Task Answers_one_question_after_the_other()
    {
        using var process = Open("cat");

        (await AskAsync(process, "one.\n", ".\n")).ShouldBe("one");
        (await AskAsync(process, "two.\n", ".\n")).ShouldBe("two");
    }

    [Fact]
    public async Task A_question_larger_than_any_pipe_is_asked_while_the_answer_is_read()
    {
        using var process = Open("cat");
        var question = new string('x', 1_000_000);

        (await AskAsync(process, question + "\n", "\n")).ShouldBe(question);
    }

    [Fact]
    public async Task A_program_that_ends_early_gives_no_answer_and_says_why()
    {
        using var process = Open("printf half; echo broken >&2; exit 3");

        (await AskAsync(process, "question\n", ".\n")).ShouldBeNull();
        (await process.EndAsync()).ShouldBe("broken\n");
    }

    [Fact]
    public async Task A_program_that_does_not_answer_is_stopped()
    {
        using var process = Open("sleep 600", seconds: 1);

        (await Should.ThrowAsync<WorldError>(() => AskAsync(process, "question\n", ".\n"))).Message.ShouldContain("did not answer within 1 s");
    }

    [Fact]
    public async Task Cancelling_ends_it()
    {
        using var process = Open("sleep 600");
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(() => process.AskAsync("question\n"u8.ToArray(), ".\n"u8.ToArray(), cancelled.Token));
        (await process.EndAsync()).ShouldBe("");
    }
}
