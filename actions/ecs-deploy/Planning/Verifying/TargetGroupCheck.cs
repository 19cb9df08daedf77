using Actions.Aws;

namespace EcsDeploy;

/// <summary>Whether the target groups a service registers its tasks with exist and belong to a load balancer.</summary>
internal sealed class TargetGroupCheck(IElbV2 elb) : IReferenceCheck
{
    public ReferenceKind Kind => ReferenceKind.TargetGroup;

    public int AtOnce => 1;

    public async Task<IReadOnlyDictionary<Reference, string>> ProblemsAsync(IReadOnlyList<Reference> references, CancellationToken cancellationToken)
    {
        var problems = new Dictionary<Reference, string>();
        foreach (var reference in references)
        {
            try
            {
                var groups = await elb.DescribeTargetGroupsAsync([reference.Name], cancellationToken);
                if (groups is [{ LoadBalancerArns.Count: 0 }, ..])
                    problems[reference] = "has no listener that sends to it";
            }
            catch (AwsException missing) when (missing.Code == "TargetGroupNotFound")
            {
                problems[reference] = "does not exist";
            }
        }
        return problems;
    }
}
