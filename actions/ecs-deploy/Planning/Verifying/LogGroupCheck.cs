using Actions.Aws;

namespace EcsDeploy;

/// <summary>Whether log groups exist that nobody creates on the way.</summary>
internal sealed class LogGroupCheck(ILogs logs) : IReferenceCheck
{
    public ReferenceKind Kind => ReferenceKind.LogGroup;

    public int AtOnce => 1;

    public async Task<IReadOnlyDictionary<Reference, string>> ProblemsAsync(IReadOnlyList<Reference> references, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<Reference, string>();
        foreach (var reference in references)
        {
            var groups = await logs.DescribeLogGroupsAsync(reference.Name, cancellationToken);
            if (!groups.Any(group => group.LogGroupName == reference.Name))
                problems[reference] = "does not exist; create it, or set the log option 'awslogs-create-group'";
        }
        return problems;
    }
}
