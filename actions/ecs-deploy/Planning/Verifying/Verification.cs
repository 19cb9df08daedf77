using Actions.Toolkit;

namespace EcsDeploy;

/// <summary>Looks up what the changing services refer to, each thing once, before anything is written.</summary>
internal sealed class Verification(IReadOnlyList<IReferenceCheck> checks, string region)
{
    public async Task<IReadOnlyList<CheckResult>> RunAsync(DeployPlan plan, CancellationToken cancellationToken)
    {
        var users = UsersOf(plan);
        var results = new List<CheckResult>(RolesOf(plan));
        foreach (var check in checks)
        {
            var references = users.Keys.Where(reference => reference.Kind == check.Kind).ToList();
            var here = references.Where(reference => reference.Region is null || reference.Region == region).ToList();
            results.AddRange(references.Except(here).Select(reference => new CheckResult(CheckState.Unknown, $"{reference.Text} is in region {reference.Region} and was not looked at")));
            foreach (var batch in here.Chunk(check.AtOnce))
                results.AddRange(await LookUpAsync(check, batch, users, cancellationToken));
        }
        return results;
    }

    private static Dictionary<Reference, string> UsersOf(DeployPlan plan) => plan.Changing
        .SelectMany(service => References.Of(service.Rendering).Select(reference => (Reference: reference, service.Service)))
        .GroupBy(use => use.Reference, use => use.Service)
        .ToDictionary(use => use.Key, use => string.Join(", ", use));

    private static IEnumerable<CheckResult> RolesOf(DeployPlan plan) => plan.Changing
        .Where(service => References.NeedsExecutionRole(service.Definition))
        .Select(service => service.Definition["executionRoleArn"] is null
            ? new CheckResult(CheckState.Wrong, $"{service.Service}: the task definition has no execution role, which ECS needs to read its secrets and to write its logs. Give 'execution-role'")
            : new CheckResult(CheckState.Ok, $"{service.Service}: execution role given"));

    private static async Task<IEnumerable<CheckResult>> LookUpAsync(
        IReferenceCheck check, IReadOnlyList<Reference> references, Dictionary<Reference, string> users, CancellationToken cancellationToken)
    {
        try
        {
            var problems = await check.ProblemsAsync(references, cancellationToken);
            return references.Select(reference => problems.TryGetValue(reference, out var problem)
                ? new CheckResult(CheckState.Wrong, $"{users[reference]}: {reference.Text} {problem}")
                : new CheckResult(CheckState.Ok, $"{users[reference]}: {reference.Text}"));
        }
        catch (ReportedException problem)
        {
            return references.Select(reference => new CheckResult(CheckState.Unknown, $"{users[reference]}: {reference.Text} was not looked at: {problem.Message.ReplaceLineEndings(" ")}"));
        }
    }
}
