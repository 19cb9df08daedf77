using Actions.Workflows;

namespace Workflows.Tests;

/// <summary>Faults that workflows of real monorepos had, in the shortest form, and the rule that finds each of them in a repository of anybody.</summary>
public class KnownFaultsTests
{
    private const string Head = "permissions: {}\non: { push: { branches: [main] } }\n";

    public static TheoryData<string, string, string> Faults => new()
    {
        { "four jobs wait for a job that nobody defined", "reference-defined", Jobs("a: { runs-on: x, needs: determine-environment, steps: [{ run: y }] }") },
        { "deploys although the migration failed", "status-with-results", Jobs("migrate: { runs-on: x, steps: [{ run: y }] }", "build: { runs-on: x, steps: [{ run: y }] }", "deploy: { needs: [build, migrate], if: \"always() && needs.build.result == 'success'\", runs-on: x, steps: [{ run: y }] }") },
        { "one cache of layers for four images", "cache-scope", Jobs("build: { runs-on: x, strategy: { matrix: { image: [a, b, c, d] } }, steps: [{ uses: docker/build-push-action@v6, with: { cache-to: 'type=gha,mode=max' } }] }") },
        { "a push kills the migration of the push before", "change-cancelled", "concurrency: { group: \"${{ github.ref }}\", cancel-in-progress: true }\n" + Jobs("migrate: { runs-on: x, steps: [{ run: y }] }") },
        { "builds a commit and deploys latest", "deploy-by-tag", Jobs("deploy: { runs-on: x, steps: [{ uses: org/actions/ecs-deploy@v1, with: { cluster: c, services: s, image: 'r/web:latest', region: r } }] }") },
        { "every job may push packages and take on roles", "permissions-top-empty", "permissions: { packages: write, id-token: write }\non: push\n" + Jobs("a: { runs-on: x, steps: [{ run: y }] }", "b: { runs-on: x, steps: [{ run: y }] }") },
        { "a scan that never fails", "continue-on-error", Jobs("scan: { runs-on: x, steps: [{ run: scan, continue-on-error: true }] }") },
        { "a key made by a command that nobody runs", "shell-text-in-value", Jobs("a: { runs-on: x, steps: [{ run: y, env: { KEY: 'test-$(date +%s)' } }] }") },
        { "a scanner named by its branch", "action-pinned", Jobs("a: { runs-on: x, steps: [{ uses: some/scanner@master }] }") },
        { "a scanner named by a tag", "action-pinned", Jobs("a: { runs-on: x, steps: [{ uses: some/scanner@v1 }] }") },
        { "a list of tags in the middle of a command", "expression-in-run", Jobs("a: { runs-on: x, steps: [{ id: meta, run: y }, { run: 'sign ${{ steps.meta.outputs.tags }}' }] }") },
        { "a job for a branch that starts nothing", "unreachable-ref", Jobs("staging: { if: \"github.ref == 'refs/heads/develop'\", runs-on: x, steps: [{ run: y }] }") },
        { "a job for tags that start nothing", "unreachable-ref", Jobs("tagged: { if: \"startsWith(github.ref, 'refs/tags/v')\", runs-on: x, steps: [{ run: y }] }") },
        { "the migration comes when the new code is up", "deploy-order", Jobs("deploy: { runs-on: x, steps: [{ uses: org/actions/ecs-deploy@v1 }, { uses: org/actions/migrate@v1 }] }") },
        { "a rollback that a cancelled job does not reach", "rollback-on-cancel", Jobs("deploy: { runs-on: x, steps: [{ run: y }, { name: Rollback, if: failure(), run: z }] }") },
        { "the key of a host is whatever it says today", "host-key-unchecked", Jobs("a: { runs-on: x, steps: [{ run: 'ssh-keyscan host >> known_hosts' }] }") },
        { "a private key in the text of a script", "secret-placement", Jobs("a: { runs-on: x, steps: [{ run: \"echo '${{ secrets.SSH_KEY }}' > key\" }] }") },
        { "an action that nobody maintains", "action-known", Jobs("a: { runs-on: x, steps: [{ uses: actions/create-release@v1 }] }") },
        { "no permissions anywhere", "permissions-top-empty", "on: push\n" + Jobs("a: { runs-on: x, steps: [{ run: y }] }") },
        { "an installer that goes straight into a shell", "download-to-shell", Jobs("a: { runs-on: x, steps: [{ run: 'curl -sSL https://install.example.com | python3 -' }] }") },
        { "a deploy job without the right to take on its role", "role-needs-id-token", Jobs("deploy: { permissions: { contents: read }, runs-on: x, steps: [{ uses: org/actions/ecs-deploy@v1, with: { role-to-assume: r } }] }") },
        { "a database that no test can reach", "service-ports", Jobs("a: { runs-on: x, services: { db: { image: postgres } }, steps: [{ run: y }] }") },
        { "keys of a user as secrets", "aws-static-keys", Jobs("a: { runs-on: x, env: { AWS_ACCESS_KEY_ID: '${{ secrets.ID }}' }, steps: [{ run: y }] }") },
        { "a plan with secrets that everybody can download", "artifact-upload", Jobs("a: { runs-on: x, steps: [{ uses: actions/upload-artifact@v4, with: { path: out.tfplan, retention-days: 1 } }] }") },
        { "an hour of nothing until somebody looks", "job-timeout", Jobs("a: { runs-on: x, steps: [{ run: y }] }") },
        { "a result that is never 'failed'", "result-word", Jobs("a: { runs-on: x, steps: [{ if: \"job.status == 'failed'\", run: y }] }") },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Is_found(string fault, string rule, string workflow)
    {
        var text = workflow.StartsWith("permissions", StringComparison.Ordinal) || workflow.StartsWith("on:", StringComparison.Ordinal) ? workflow : Head + workflow;
        var reading = WorkflowReader.Read("x.yml", text);
        reading.Findings.ShouldBeEmpty(fault);
        RuleSet.Consumer.Check([reading.Workflow!]).Select(finding => finding.Rule).ShouldContain(rule, fault);
    }

    private static string Jobs(params string[] jobs) => $"jobs:\n{string.Concat(jobs.Select(job => $"  {job}\n"))}";
}
