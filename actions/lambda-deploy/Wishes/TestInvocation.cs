namespace LambdaDeploy;

/// <summary>How a test event is sent.</summary>
internal enum TestInvocation
{
    /// <summary>Its answer is waited for.</summary>
    RequestResponse,

    /// <summary>It is enough that Lambda takes it.</summary>
    Event,
}
