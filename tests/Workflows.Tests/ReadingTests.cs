using Actions.Workflows;

namespace Workflows.Tests;

public class ReadingTests
{
    private static string Problems(string text, string path = "x.yml") => string.Join('\n', WorkflowReader.Read(path, text).Findings);

    [Theory]
    [InlineData("", "x.yml:1:1: error readable: The file is empty")]
    [InlineData("# nothing\n", "The file is empty")]
    [InlineData("on: push\njobs: [\n", "GitHub cannot read this file")]
    [InlineData("- a\n", "A workflow is a mapping")]
    [InlineData("on: push\n", "There are no 'jobs'")]
    [InlineData("jobs:\n  a:\n    steps: []\n", "There is no 'on'")]
    [InlineData("on: push\njobs:\n  a: text\n", "x.yml:3:3: error readable: The job 'a' is no mapping")]
    [InlineData("on: push\njobs:\n  a:\n    runs-on: x\n", "neither 'steps' nor 'uses'")]
    [InlineData("on: push\njobs:\n  a:\n    steps:\n      - run: x\n        uses: y\n", "x.yml:5:9: error readable: A step has either")]
    [InlineData("on: push\njobs:\n  a:\n    steps: []\n  a:\n    steps: []\n", "x.yml:5:3: error readable: 'a' stands twice")]
    public void What_is_no_workflow_is_a_finding(string text, string finding) => Problems(text).ShouldContain(finding);

    [Fact]
    public void An_action_needs_runs() => Problems("name: x\n", "some/action.yml").ShouldContain("There is no 'runs'");

    [Fact]
    public void Steps_of_a_composite_action_are_looked_at()
    {
        var action = WorkflowReader.Read("a/action.yml", "name: x\nruns:\n  using: composite\n  steps:\n    - run: echo ${{ inputs.x }}\n      shell: bash\n").Workflow!;
        RuleSet.Consumer.Check([action]).Select(finding => finding.Rule).ShouldBe(["expression-in-run", "reference-defined"]);
    }

    [Theory]
    [InlineData("on: push", "push")]
    [InlineData("on: [push, pull_request]", "push pull_request")]
    [InlineData("on:\n  push:\n  workflow_dispatch: { inputs: { a: { type: string } } }", "push workflow_dispatch")]
    [InlineData("\"on\": push", "push")]
    public void Triggers_are_read_in_every_form(string on, string names) =>
        string.Join(' ', WorkflowReader.Read("x.yml", $"{on}\njobs: {{ a: {{ steps: [] }} }}\n").Workflow!.Triggers.Select(trigger => trigger.Name)).ShouldBe(names);

    [Fact]
    public void Comments_are_kept_and_text_that_looks_like_one_is_none()
    {
        var source = new WorkflowSource("x.yml", "a: b   # one\n# above\nc: |\n  # text\n  x\nd: 'e # f'\n");
        source.CommentOn(1).ShouldBe("one");
        source.CommentAbout(3).ShouldBe("above");
        source.CommentOn(4).ShouldBeNull();
        source.CommentOn(6).ShouldBeNull();
    }

    [Fact]
    public void A_call_of_a_file_that_is_among_those_looked_at_is_found_from_anywhere()
    {
        var called = WorkflowReader.Read("shop/.github/workflows/called.yml", "on: { workflow_call: { inputs: {} } }\njobs: { a: { steps: [] } }\n").Workflow!;
        var caller = WorkflowReader.Read("shop/.github/workflows/caller.yml", "on: push\njobs: { a: { uses: ./.github/workflows/called.yml, with: { x: 1 } } }\n").Workflow!;
        RuleSet.Consumer.Check([called, caller]).ShouldContain(finding => finding.Rule == "caller-contract");
    }
}
