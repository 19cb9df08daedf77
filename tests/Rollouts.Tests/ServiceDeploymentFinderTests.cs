using Actions.Aws;
using Actions.Toolkit;
using LocalAws.Clock;

namespace Actions.Rollouts.Tests;

public sealed class ServiceDeploymentFinderTests : IDisposable
{
    private const string OurArn = "arn:aws:ecs:eu-west-1:123456789012:service-deployment/prod/backend/2";
    private static readonly AwsException Trouble = new("ecs:ListServiceDeployments", "ServerException", "something went wrong");
    private static readonly AwsException Denied = new("ecs:ListServiceDeployments", "AccessDeniedException", "not allowed");

    private readonly ManualClock time = WorldClock.Manual();
    private readonly StringWriter written = new();
    private readonly Rollout rollout;
    private readonly ServiceDeploymentFinder finder;
    private readonly Queue<AwsException> failures = [];
    private readonly ScriptedEcs script;
    private DateTimeOffset createdAt;

    public ServiceDeploymentFinderTests()
    {
        (var ecs, script) = ScriptedEcs.Make();
        createdAt = time.GetUtcNow();
        rollout = new Rollout { Service = "backend", TaskDefinition = Samples.New, Previous = Samples.Old, StartedAt = time.GetUtcNow() };
        finder = new ServiceDeploymentFinder(ecs, "prod", new ActionLog(written, forRunner: false, debug: false), time);
        script.On<IReadOnlyList<ServiceDeploymentBrief>>("ListServiceDeploymentsAsync", arguments => Newer(((ListServiceDeploymentsRequest)arguments[0]!).CreatedAfter));
        script.On("DescribeServiceRevisionsAsync", _ => new DescribeServiceRevisionsResponse { ServiceRevisions = [new ServiceRevision { ServiceRevisionArn = "revision", TaskDefinition = Samples.New }] });
        script.On("DescribeServiceDeploymentsAsync", _ => new DescribeServiceDeploymentsResponse { ServiceDeployments = [new ServiceDeployment { ServiceDeploymentArn = OurArn, Status = "IN_PROGRESS" }] });
    }

    [Theory]
    [InlineData(-600)]
    [InlineData(600)]
    public async Task The_clock_of_the_runner_may_be_wrong(int seconds)
    {
        createdAt = time.GetUtcNow().AddSeconds(-seconds);
        rollout.Follow(Samples.Deployment("ecs-svc/2", Samples.New) with { CreatedAt = createdAt });

        (await ReadAsync()).Keys.ShouldContain(OurArn);
    }

    [Fact]
    public async Task A_read_that_fails_is_tried_again()
    {
        failures.Enqueue(Trouble);
        failures.Enqueue(Trouble);
        (await ReadAsync()).ShouldBeEmpty();
        rollout.UnreadBecause.ShouldBe("something went wrong");
        (await ReadAsync()).ShouldBeEmpty();
        (await ReadAsync()).Keys.ShouldContain(OurArn);

        rollout.UnreadBecause.ShouldBeNull();
        written.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldBe(["The service deployments could not be read this time; they are read again. something went wrong"]);
    }

    [Fact]
    public async Task A_read_that_failed_for_the_whole_time_of_the_search_is_tried_again_too()
    {
        failures.Enqueue(Trouble);
        await ReadAsync();
        time.Advance(TimeSpan.FromMinutes(2));

        (await ReadAsync()).Keys.ShouldContain(OurArn);
    }

    [Fact]
    public async Task A_right_that_is_missing_is_asked_for_once()
    {
        failures.Enqueue(Denied);
        await ReadAsync();
        (await ReadAsync()).ShouldBeEmpty();

        script.Calls.ShouldBe(["ListServiceDeploymentsAsync"]);
        rollout.NoServiceDeployments.ShouldBe("not allowed");
    }

    public void Dispose() => written.Dispose();

    private Task<IReadOnlyDictionary<string, ServiceDeployment>> ReadAsync() => finder.DescribeAsync([rollout], CancellationToken.None);

    private IReadOnlyList<ServiceDeploymentBrief> Newer(DateTimeOffset? after)
    {
        if (failures.TryDequeue(out var failure))
            throw failure;
        return createdAt >= after ? [new ServiceDeploymentBrief { ServiceDeploymentArn = OurArn, TargetServiceRevisionArn = "revision", CreatedAt = createdAt }] : [];
    }
}
