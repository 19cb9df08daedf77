using System.Text.Json.Nodes;
using Actions.Workflows;

namespace Workflows.Tests;

/// <summary>One edit of a workflow, and what the comparison says to callers about it.</summary>
public class InterfaceComparerTests
{
    private const string Before = """
        on:
          workflow_call:
            inputs:
              cluster: { description: Where it runs., type: string, required: true }
              wait: { description: How long., type: string, default: 10m }
              runs-on: { description: Runner., type: string, default: ubuntu-24.04 }
            secrets:
              token: { description: To log in., required: false }
            outputs:
              result: { description: How it ended., value: "${{ jobs.deploy.outputs.result }}" }
        jobs:
          deploy:
            name: Deploy
            timeout-minutes: 30
            permissions: { contents: read, id-token: write }
            environment: { name: "${{ inputs.environment }}" }
            concurrency: { group: "suite-deploy" }
            steps: [{ run: x }]
        """;

    public static TheoryData<string, string, string> Edits => new()
    {
        { "      wait: { description: How long., type: string, default: 10m }\n", "", "breaking deploy.yml: The input 'wait' is gone: take it out of your call." },
        { "      token: { description: To log in., required: false }\n", "      key: { description: To log in., required: false }\n", "breaking deploy.yml: The secret 'token' is gone: take it out of your call.|addition deploy.yml: The secret 'key' is new." },
        { "      result:", "      outcome:", "breaking deploy.yml: The output 'result' is gone: what reads it reads nothing.|addition deploy.yml: The output 'outcome' is new." },
        { "How long., type: string", "How long., type: number", "breaking deploy.yml: The input 'wait' is a number; it was a string." },
        { "      wait:", "      service: { description: Which., type: string, required: true }\n      wait:", "breaking deploy.yml: The input 'service' is new and must be given." },
        { "default: 10m", "required: true", "breaking deploy.yml: The input 'wait' must be given." },
        { "default: 10m", "default: 20m", "breaking deploy.yml: Without the input 'wait', '20m' counts; it was '10m'." },
        { "contents: read", "contents: write", "breaking deploy.yml: It needs 'contents: write': grant it in the job that calls it, or GitHub does not start the run.|note deploy.yml: The job 'deploy' has other permissions." },
        { "name: Deploy", "name: Roll out", "breaking deploy.yml: The job 'deploy' is called 'Roll out'; it was 'Deploy': change the required checks that name it." },
        { "    environment: { name: \"${{ inputs.environment }}\" }\n", "", "breaking deploy.yml: The job 'deploy' works in no environment; it was the environment '${{ inputs.environment }}': its reviewers, its secrets and the subject of its role are others." },
        { "  workflow_call:", "  workflow_dispatch: {}\n  workflow_call:", "addition deploy.yml: It is also started by 'workflow_dispatch'." },
        { "      wait:", "      service: { description: Which., type: string, default: web }\n      wait:", "addition deploy.yml: The input 'service' is new." },
        { "type: string, required: true", "type: string, default: shop", "addition deploy.yml: The input 'cluster' need not be given any more." },
        { "jobs:\n", "jobs:\n  report: { name: Report, timeout-minutes: 5, permissions: {}, steps: [{ run: x }] }\n", "addition deploy.yml: The job 'report' is new." },
        { "How long.", "How long to wait.", "note deploy.yml: The input 'wait' is described anew." },
        { "How it ended.", "How it went.", "note deploy.yml: The output 'result' is described anew." },
        { "default: ubuntu-24.04", "default: ubuntu-26.04", "note deploy.yml: Without the input 'runs-on', 'ubuntu-26.04' counts; it was 'ubuntu-24.04'." },
        { "timeout-minutes: 30", "timeout-minutes: 20", "note deploy.yml: The job 'deploy' may take 20 minutes; it was 30." },
        { "id-token: write", "packages: read", "breaking deploy.yml: It needs 'packages: read': grant it in the job that calls it, or GitHub does not start the run.|note deploy.yml: It no longer needs 'id-token: write'.|note deploy.yml: The job 'deploy' has other permissions." },
        { "group: \"suite-deploy\"", "group: \"suite-deploy-x\"", "note deploy.yml: The job 'deploy' waits in another group." },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void A_change_has_its_class(string old, string now, string told)
    {
        Before.ShouldContain(old);
        string.Join('|', InterfaceComparer.Compare("deploy.yml", Snapshot(Before), Snapshot(Before.Replace(old, now, StringComparison.Ordinal)))).ShouldBe(told);
    }

    [Fact]
    public void Line_breaks_and_order_are_no_change() =>
        InterfaceComparer.Compare("deploy.yml", Snapshot(Before), Snapshot(Before.Replace("description: How long., type: string", "type: string, description: \"How   long.\"", StringComparison.Ordinal))).ShouldBeEmpty();

    [Fact]
    public void What_is_gone_breaks_its_callers_and_what_is_new_does_not()
    {
        var one = new Dictionary<string, JsonObject> { ["deploy.yml"] = Snapshot(Before) };
        InterfaceComparer.CompareAll(one, new Dictionary<string, JsonObject>()).Single().Class.ShouldBe(ChangeClass.Breaking);
        InterfaceComparer.CompareAll(new Dictionary<string, JsonObject>(), one).Single().Class.ShouldBe(ChangeClass.Addition);
    }

    [Fact]
    public void An_action_is_compared_by_its_inputs_and_outputs()
    {
        const string Action = "name: x\ninputs:\n  cluster: { description: Where., required: true }\noutputs:\n  result: { description: How. }\nruns: { using: docker, image: Dockerfile }\n";
        var changed = InterfaceComparer.Compare("ecs-deploy", Snapshot(Action, "action.yml"), Snapshot(Action.Replace("cluster", "clusters", StringComparison.Ordinal), "action.yml"));
        changed.Select(change => change.ToString()).ShouldBe(["breaking ecs-deploy: The input 'cluster' is gone: take it out of your call.", "breaking ecs-deploy: The input 'clusters' is new and must be given."]);
    }

    [Fact]
    public void An_action_of_another_kind_needs_other_runners()
    {
        const string Action = "name: x\nruns: { using: docker, image: Dockerfile }\n";
        InterfaceComparer.Compare("x", Snapshot(Action, "action.yml"), Snapshot(Action.Replace("docker", "composite", StringComparison.Ordinal), "action.yml"))
            .ShouldHaveSingleItem().ToString().ShouldBe("breaking x: It runs with 'composite', and did with 'docker': see that your runners have what that needs.");
    }

    private static JsonObject Snapshot(string text, string path = "deploy.yml") => InterfaceSnapshot.Of(WorkflowReader.Read(path, text).Workflow!);
}
