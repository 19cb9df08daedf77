// Several of these tests measure how long a signal takes to end a container.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
